package tokenward.experiments.assembly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.ModelSettings;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.djl.DjlModels;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.Tokenizer;
import tokenward.engine.rollout.RolloutEngine;
import tokenward.experiments.judging.Channels;
import tokenward.experiments.judging.Sandboxes;
import tokenward.experiments.judging.Worlds;
import tokenward.rewards.api.Judge;
import tokenward.rewards.attribution.RewardSum;

/** Everything a run is made of, built from its settings and closed together. */
public final class RunAssembly implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final ExperimentSettings settings;
    private final Path checkpoint;
    private final PolicyModel policy;
    private final Prompting prompting;
    private final RolloutEngine rollouts;
    private final Judge judge;
    private final Datasets datasets;
    private final Evaluations evaluations;

    private RunAssembly(
            ExperimentSettings settings, Map<String, Path> worldFiles, Path fresh, int threads, Watcher watcher) {
        Needed.require(settings);
        this.settings = settings;
        Settings config = new Settings(settings);
        Optional<ModelSettings.Architecture> shape = settings.model().policy().architecture();
        shape.filter(s -> !Files.exists(fresh))
                .ifPresent(s -> FreshModel.write(s, fresh, Seeds.generator(settings.seed(), "weights")));
        this.checkpoint = shape.isPresent() ? fresh : config.checkpoint();
        Tokenizer tokenizer = DjlModels.tokenizer(checkpoint);
        this.prompting = new Prompting(settings, tokenizer);
        Worlds worlds = new Worlds(worldFiles, settings.seed());
        this.datasets = new Datasets(settings, prompting, worlds, watcher);
        datasets.of(Datasets.TRAIN, "training");
        Sandboxes sandboxes = keep(new Sandboxes(settings.sandbox()));
        Channels channels = keep(new Channels(settings, sandboxes, worlds));
        this.judge = new RewardSum(channels.list());
        watcher.phase("loading " + checkpoint);
        ModelConfig model = config.model(checkpoint, threads);
        this.policy = keep(DjlModels.open(model, config.optimizer(), Seeds.generator(settings.seed(), "init")));
        Writers writers = new Writers(settings, policy, tokenizer, prompting);
        this.rollouts = writers.ofRollouts();
        this.evaluations = new Evaluations(settings, datasets, writers, sandboxes, worlds, judge);
    }

    /**
     * Builds a run's parts.
     *
     * @param worlds imported worlds by name
     * @param fresh where a model that starts from random weights is written
     * @param threads of the processor where the settings do not say; 0 for all
     */
    public static RunAssembly build(
            ExperimentSettings settings, Map<String, Path> worlds, Path fresh, int threads, Watcher watcher) {
        return new RunAssembly(settings, worlds, fresh, threads, watcher);
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    /** Returns the model that is trained. */
    public PolicyModel policy() {
        return policy;
    }

    /** Returns how tasks become tokens. */
    public Prompting prompting() {
        return prompting;
    }

    /** Returns what writes the completions to learn from. */
    public RolloutEngine rollouts() {
        return rollouts;
    }

    /** Returns all reward channels with their weights. */
    public Judge judge() {
        return judge;
    }

    /** Returns the tasks of each role. */
    public Datasets datasets() {
        return datasets;
    }

    /** Returns the evaluations. */
    public Evaluations evaluations() {
        return evaluations;
    }

    /** Returns the policy in a few words. */
    public String description() {
        return checkpoint
                + settings.model()
                        .policy()
                        .lora()
                        .map(lora -> ", LoRA of rank " + lora.rank())
                        .orElse(", all weights");
    }

    @Override
    public void close() {
        for (AutoCloseable part : open) {
            try {
                part.close();
            } catch (Exception failure) {
                throw new IllegalStateException("closing " + part + " failed", failure);
            }
        }
    }
}
