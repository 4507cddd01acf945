package tokenward.engine.train;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.PpoConfig;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.config.SftConfig;
import tokenward.engine.config.TrainingConfig;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenSequence;
import tokenward.engine.ppo.UpdateStats;
import tokenward.engine.rollout.RolloutEngine;
import tokenward.engine.train.Checkpoints.Progress;
import tokenward.engine.train.TrainingEvent.Phase;
import tokenward.rewards.api.Judge;
import tokenward.rewards.api.Task;

/**
 * Runs training: measure the base, update, measure, save, and at the end measure the state that is kept. A trainer
 * given the same directory goes on from the last state saved there, and ends where an unbroken run would have.
 */
public final class Trainer {
    private final Measured measured = new Measured();
    private final TrainingConfig config;
    private final PolicyModel policy;
    private final Learner learner;
    private final List<Evaluation> evaluations;
    private final ExecutorService workers;
    private final Checkpoints checkpoints;
    private final Consumer<TrainingEvent> events;
    private final Clock clock;

    private Trainer(TrainingConfig config, PolicyModel policy, Learner learner, Surroundings around) {
        this.config = config;
        this.policy = policy;
        this.learner = learner;
        this.evaluations = around.evaluations();
        this.workers = around.workers();
        this.checkpoints = new Checkpoints(around.checkpoints());
        this.events = around.events();
        this.clock = around.clock();
    }

    /**
     * What a run needs besides its method.
     *
     * @param evaluations what is measured
     * @param workers threads that judge completions
     * @param checkpoints directory in which states are saved
     * @param events told of everything that happens, on the training thread
     * @param clock for the time budget
     */
    public record Surroundings(
            List<Evaluation> evaluations,
            ExecutorService workers,
            Path checkpoints,
            Consumer<TrainingEvent> events,
            Clock clock) {
        public Surroundings {
            evaluations = List.copyOf(evaluations);
        }
    }

    /** Creates a trainer that improves a policy by reinforcement. */
    public static Trainer ppo(
            TrainingConfig config,
            PpoConfig ppo,
            KlConfig kl,
            SamplingConfig sampling,
            PolicyModel policy,
            RolloutEngine rollouts,
            Judge judge,
            List<Task> tasks,
            Surroundings around) {
        Learner learner = new PpoLearner(
                ppo,
                kl,
                sampling,
                config.samplesPerPrompt(),
                policy,
                rollouts,
                judge,
                around.workers(),
                tasks,
                config.seed());
        return new Trainer(config, policy, learner, around);
    }

    /** Creates a trainer that learns examples. */
    public static Trainer supervised(
            TrainingConfig config,
            SftConfig sft,
            PolicyModel policy,
            List<TokenSequence> examples,
            Surroundings around) {
        return new Trainer(config, policy, new SupervisedLearner(sft, policy, examples, config.seed()), around);
    }

    /** Returns how many updates the state saved in a directory has seen, when there is one to go on from. */
    public static Optional<Integer> savedUpdate(Path checkpoints) {
        return new Checkpoints(checkpoints).lastUpdate();
    }

    /**
     * How a run ended.
     *
     * @param update updates made
     * @param kept updates made at the state that is the result
     * @param finished whether training ended by its budget; otherwise it was stopped and can be resumed
     */
    public record Outcome(int update, int kept, boolean finished) {}

    /**
     * Trains until the budget ends or {@code stop} says so, which is asked between updates. The policy ends as the state
     * that is kept.
     */
    public Outcome run(BooleanSupplier stop) {
        Optional<Instant> deadline = config.time().map(limit -> clock.instant().plus(limit));
        Progress progress = checkpoints.loadLast(policy).orElse(Progress.START);
        if (progress.update() > 0) {
            learner.restore(progress.klCoefficient());
        } else {
            progress = measure(new Progress(0, learner.klCoefficient(), progress.best(), 0), Phase.BASE);
        }
        while (progress.update() < config.updates()
                && deadline.map(end -> clock.instant().isBefore(end)).orElse(true)) {
            if (stop.getAsBoolean()) {
                save(progress);
                return new Outcome(progress.update(), progress.update(), false);
            }
            int update = progress.update();
            UpdateStats stats = learner.update(update, config.updates(), events);
            events.accept(new TrainingEvent.UpdateDone(update + 1, config.updates(), stats));
            progress = new Progress(update + 1, learner.klCoefficient(), progress.best(), progress.bestUpdate());
            progress = measure(progress, Phase.TRAINING);
            if (progress.update() % config.checkpointEvery() == 0 && progress.update() < config.updates()) {
                save(progress);
            }
        }
        save(progress);
        int kept = config.keepBest()
                .flatMap(metric -> checkpoints.loadBest(policy))
                .map(Progress::update)
                .orElse(progress.update());
        for (Evaluation evaluation : evaluations) {
            measured.at(evaluation.name(), kept)
                    .ifPresentOrElse(
                            result -> events.accept(
                                    new TrainingEvent.EvaluationDone(kept, evaluation.name(), Phase.TUNED, result)),
                            () -> measure(evaluation, kept, Phase.TUNED));
        }
        return new Outcome(progress.update(), kept, true);
    }

    /** Measures what is due, and keeps the state when it is the best so far. */
    private Progress measure(Progress progress, Phase phase) {
        Progress now = progress;
        boolean last = progress.update() == config.updates();
        for (Evaluation evaluation : evaluations) {
            Optional<String> decides = config.keepBest()
                    .filter(key -> key.startsWith(evaluation.name() + "."))
                    .map(key -> key.substring(evaluation.name().length() + 1));
            if (!evaluation.isDue(progress.update()) && !(last && decides.isPresent())) {
                continue;
            }
            Evaluation.Result result = measure(evaluation, progress.update(), phase);
            double value = decides.map(key -> result.metrics().getOrDefault(key, Double.NEGATIVE_INFINITY))
                    .orElse(Double.NEGATIVE_INFINITY);
            if (value > now.best()) {
                now = new Progress(now.update(), now.klCoefficient(), value, now.update());
                checkpoints.saveBest(policy, now);
            }
        }
        measured.forget(now.bestUpdate(), now.update());
        return now;
    }

    private Evaluation.Result measure(Evaluation evaluation, int update, Phase phase) {
        events.accept(new TrainingEvent.EvaluationStarted(update, evaluation.name(), phase));
        Evaluation.Result result = evaluation.measure(config.seed(), workers);
        measured.put(evaluation.name(), update, result);
        events.accept(new TrainingEvent.EvaluationDone(update, evaluation.name(), phase, result));
        return result;
    }

    private void save(Progress progress) {
        events.accept(new TrainingEvent.CheckpointWritten(progress.update(), checkpoints.saveLast(policy, progress)));
    }
}
