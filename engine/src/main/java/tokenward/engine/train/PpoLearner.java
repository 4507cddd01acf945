package tokenward.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.PpoConfig;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.config.TrainingMetric;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.ppo.KlController;
import tokenward.engine.ppo.Ppo;
import tokenward.engine.ppo.Rollout;
import tokenward.engine.ppo.UpdateStats;
import tokenward.engine.rollout.RolloutEngine;
import tokenward.engine.rollout.Uniforms;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Judge;
import tokenward.rewards.api.Task;

/**
 * The outer loop of Algorithm 1: sample, judge each completion while others are still being written, update.
 *
 * @see "paper Algorithm 1"
 */
final class PpoLearner implements Learner {
    private final PpoConfig config;
    private final SamplingConfig sampling;
    private final int samplesPerPrompt;
    private final PolicyModel policy;
    private final RolloutEngine rollouts;
    private final Judge judge;
    private final ExecutorService judges;
    private final TaskStream<Task> tasks;
    private final Uniforms draws;
    private final Uniforms shuffle;
    private final Ppo ppo;
    private final KlController kl;
    private final ConstantRewards constant = new ConstantRewards();

    PpoLearner(
            PpoConfig config,
            KlConfig klConfig,
            SamplingConfig sampling,
            int samplesPerPrompt,
            PolicyModel policy,
            RolloutEngine rollouts,
            Judge judge,
            ExecutorService judges,
            List<Task> tasks,
            long seed) {
        this.config = config;
        this.sampling = sampling;
        this.samplesPerPrompt = samplesPerPrompt;
        this.policy = policy;
        this.rollouts = rollouts;
        this.judge = judge;
        this.judges = judges;
        this.tasks = new TaskStream<>(tasks, Uniforms.of(seed, "data"));
        this.draws = Uniforms.of(seed, "rollout");
        this.shuffle = Uniforms.of(seed, "shuffle");
        this.ppo = new Ppo(config, klConfig, sampling.temperature());
        this.kl = new KlController(klConfig);
    }

    @Override
    public UpdateStats update(int update, int updates, Consumer<TrainingEvent> events) {
        List<Rollout> batch = collect(update);
        if (batch.stream().allMatch(r -> r.ledger().broken().isPresent())) {
            throw new InfrastructureException(
                    "no rollout of update " + (update + 1) + " could be judged; the first because "
                            + batch.get(0).ledger().broken().orElse(""));
        }
        UpdateStats stats = ppo.update(
                batch,
                policy,
                kl.coefficient(),
                config.optimizer().rateAt(update, updates),
                shuffle.at(update),
                scored -> events.accept(new TrainingEvent.RolloutsScored(update + 1, scored)));
        kl.observe(stats.get(TrainingMetric.KL_SEQUENCE), batch.size());
        constant.observe(batch).forEach(text -> events.accept(new TrainingEvent.Warning(update + 1, text)));
        return stats;
    }

    /** Samples completions of the next prompts and judges each as soon as it ends. */
    private List<Rollout> collect(int update) {
        int prompts = Math.max(1, config.batch() / samplesPerPrompt);
        List<Task> asked = tasks.from((long) update * prompts, prompts);
        List<Task> repeated = new ArrayList<>();
        List<Uniforms> random = new ArrayList<>();
        for (int p = 0; p < prompts; p++) {
            for (int s = 0; s < samplesPerPrompt; s++) {
                repeated.add(asked.get(p));
                random.add(draws.at(update).at(p).at(s));
            }
        }
        Map<Integer, Future<Rollout>> judged = new TreeMap<>();
        rollouts.sample(repeated, random, sampling, (i, sample) -> {
            int group = i / samplesPerPrompt;
            judged.put(
                    i,
                    judges.submit(() -> new Rollout(group, sample, judge.judge(sample.task(), sample.completion()))));
        });
        return judged.values().stream().map(Futures::get).toList();
    }

    @Override
    public double klCoefficient() {
        return kl.coefficient();
    }

    @Override
    public void restore(double klCoefficient) {
        kl.restore(klCoefficient);
    }
}
