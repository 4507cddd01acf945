package tokenward.experiments.assembly;

import java.nio.file.Path;
import java.util.Optional;
import tokenward.dsl.vocabulary.CheckpointSettings;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.KlSettings;
import tokenward.dsl.vocabulary.Method;
import tokenward.dsl.vocabulary.ModelSettings;
import tokenward.dsl.vocabulary.PpoSettings;
import tokenward.dsl.vocabulary.PromptSettings;
import tokenward.dsl.vocabulary.RolloutSettings;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.AdvantageConfig;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.PpoConfig;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.config.SftConfig;
import tokenward.engine.config.TrainingConfig;
import tokenward.engine.rollout.PromptFormat;
import tokenward.experiments.judging.RunException;

/** The settings of an experiment as the records the engine takes. */
public final class Settings {
    /** Rollouts in memory at once where the file leaves it to the engine. */
    private static final int MICRO_BATCH = 16;

    private final ExperimentSettings settings;

    public Settings(ExperimentSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns the model; the checkpoint must be a directory on this machine.
     *
     * @param threads of the processor where the settings do not say; 0 for all
     */
    ModelConfig model(Path checkpoint, int threads) {
        int stated = settings.hardware().threads();
        ModelSettings.Policy policy = settings.model().policy();
        return new ModelConfig(
                checkpoint,
                policy.adapter(),
                policy.lora().map(ModelSettings.Lora::toConfig),
                policy.precision(),
                critic(),
                settings.hardware().device().spelled(),
                stated == 0 ? threads : stated);
    }

    /** Returns where the policy's weights lie. */
    Path checkpoint() {
        return settings.model()
                .policy()
                .checkpoint()
                .orElseThrow(() -> RunException.setting(
                        "model.policy names neither a checkpoint nor an architecture to start afresh"))
                .directory();
    }

    private CriticConfig critic() {
        boolean needed =
                settings.method() == Method.PPO && settings.ppo().advantage() instanceof PpoSettings.Advantage.Gae;
        return needed ? settings.model().value().toConfig() : CriticConfig.NONE;
    }

    AdamWConfig optimizer() {
        return settings.method() == Method.SFT
                ? settings.sft().toAdamW()
                : settings.ppo().toAdamW();
    }

    /** Returns the settings of PPO. */
    public PpoConfig ppo() {
        PpoSettings ppo = settings.ppo();
        return new PpoConfig(
                ppo.batch(),
                ppo.miniBatch(),
                ppo.microBatch().orElse(Math.min(MICRO_BATCH, ppo.miniBatch())),
                ppo.epochs(),
                ppo.clipRange(),
                ppo.valueLoss().coefficient(),
                ppo.valueLoss().clipRange().orElse(Double.POSITIVE_INFINITY),
                ppo.entropy(),
                advantage(),
                switch (ppo.whiten()) {
                    case ADVANTAGES -> PpoConfig.Whiten.ADVANTAGES;
                    case REWARDS -> PpoConfig.Whiten.REWARDS;
                    case NONE -> PpoConfig.Whiten.NONE;
                },
                switch (settings.rollout().truncation()) {
                    case RolloutSettings.Truncation.Zero() -> new PpoConfig.Truncation.Zero();
                    case RolloutSettings.Truncation.Bootstrap() -> new PpoConfig.Truncation.Bootstrap();
                    case RolloutSettings.Truncation.Penalty(double amount) -> new PpoConfig.Truncation.Penalty(amount);
                },
                ppo.targetKl(),
                ppo.toAdamW());
    }

    /** The method names the estimator, unless the file states one that fits it. */
    private AdvantageConfig advantage() {
        PpoSettings.Advantage stated = settings.ppo().advantage();
        return switch (settings.method()) {
            case GRPO ->
                new AdvantageConfig.Group(!(stated instanceof PpoSettings.Advantage.Group group) || group.scale());
            case RLOO -> new AdvantageConfig.LeaveOneOut();
            case REINFORCE_PP ->
                new AdvantageConfig.Returns(stated instanceof PpoSettings.Advantage.Returns r ? r.gamma() : 1);
            case PPO, SFT ->
                switch (stated) {
                    case PpoSettings.Advantage.Gae(double gamma, double lambda) ->
                        new AdvantageConfig.Gae(gamma, lambda);
                    case PpoSettings.Advantage.Group(boolean scale) -> new AdvantageConfig.Group(scale);
                    case PpoSettings.Advantage.LeaveOneOut() -> new AdvantageConfig.LeaveOneOut();
                    case PpoSettings.Advantage.Returns(double gamma) -> new AdvantageConfig.Returns(gamma);
                };
        };
    }

    /** Returns how rollouts are sampled. */
    public SamplingConfig sampling() {
        return settings.rollout().toSampling();
    }

    /** Returns the settings of the divergence from the reference. */
    public KlConfig kl() {
        KlSettings kl = settings.kl();
        return new KlConfig(
                kl.coefficient(),
                KlConfig.Estimator.valueOf(kl.estimator().name()),
                KlConfig.Placement.valueOf(kl.placement().name()),
                kl.controller() instanceof KlSettings.Controller.Adaptive(double target, long horizon)
                        ? Optional.of(new KlConfig.Adaptive(target, Math.toIntExact(horizon)))
                        : Optional.empty());
    }

    /** Returns the settings of supervised fine-tuning on so many examples. */
    public SftConfig sft(int examples) {
        var sft = settings.sft();
        return new SftConfig(
                sft.batch(),
                sft.microBatch().orElse(Math.min(MICRO_BATCH, sft.batch())),
                updates(examples),
                sft.toAdamW());
    }

    /** Returns how long training on so many items goes on, and when it stops to measure and to save. */
    public TrainingConfig training(int items) {
        int updates = updates(items);
        Optional<String> best = settings.checkpoint().keep() instanceof CheckpointSettings.Keep.Best(var series)
                ? Optional.of(series.path().replaceFirst("^evaluate\\.", ""))
                : Optional.empty();
        int evaluated = settings.evaluate().stream()
                .flatMap(e -> e.every().stream())
                .min(Integer::compare)
                .orElse(updates);
        return new TrainingConfig(
                settings.seed(),
                updates,
                settings.budget().time(),
                settings.method() == Method.SFT ? 1 : settings.rollout().samplesPerPrompt(),
                settings.checkpoint().every().orElse(Math.max(1, evaluated)),
                best);
    }

    /** Returns the updates of the budget, or those that the stated passes over the data take. */
    public int updates(int items) {
        boolean supervised = settings.method() == Method.SFT;
        int perUpdate = supervised
                ? settings.sft().batch()
                : Math.max(1, settings.ppo().batch() / settings.rollout().samplesPerPrompt());
        int passes = supervised ? settings.sft().epochs() : settings.budget().passes();
        return settings.budget().updates().orElse(Math.max(1, Math.toIntExact(Math.ceilDiv((long) passes * items, (long)
                perUpdate))));
    }

    PromptFormat prompt() {
        PromptSettings prompt = settings.prompt();
        return new PromptFormat(
                PromptFormat.Protocol.valueOf(prompt.protocol().name()),
                Optional.of(prompt.system()).filter(text -> !text.isEmpty()),
                prompt.template());
    }
}
