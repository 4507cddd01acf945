package tokenward.experiments.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import tokenward.dsl.explain.Formula;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.Method;
import tokenward.engine.train.Evaluation;
import tokenward.engine.train.Trainer;
import tokenward.experiments.store.NoticeRecord;
import tokenward.experiments.store.PlanRecord;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.RunWriter;
import tokenward.experiments.store.UpdateRecord;
import tokenward.rewards.api.Task;

/**
 * Runs the runs of a plan. A run that is already finished on disk is not made again, one that was interrupted goes on
 * where its last checkpoint stands.
 */
public final class Runner {
    private final Path runs;
    private final Begin begin;
    private final Watcher watcher;
    private final BooleanSupplier stop;
    private final Clock clock;

    /** What to do with a run that is already on disk. */
    public enum Begin {
        /** Keep it when finished, go on with it when not. */
        CONTINUE,
        /** Remove it and start over. */
        AFRESH
    }

    /**
     * Creates a runner.
     *
     * @param runs folder of run directories
     * @param stop asked between updates; true ends the run so that it can be resumed
     */
    public Runner(Path runs, Begin begin, Watcher watcher, BooleanSupplier stop, Clock clock) {
        this.runs = runs;
        this.begin = begin;
        this.watcher = watcher;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * How a run stands afterwards.
     *
     * @param directory its directory
     * @param finished whether it came to its end; otherwise it can be resumed
     * @param made whether anything was done now, rather than before
     */
    public record Result(RunDirectory directory, boolean finished, boolean made) {}

    /** Makes one run of an experiment. */
    public Result run(ExperimentPlan plan, RunPlan run) {
        ExperimentSettings settings = run.settings();
        PlanRecord record = PlanRecord.of(plan, run, Formula.of(settings), facts());
        if (!plan.axes().isEmpty()) {
            RunDirectory.create(runs, PlanRecord.ofSweep(plan, record.formula(), record.facts()));
        }
        RunDirectory directory = RunDirectory.create(runs, record);
        if (begin == Begin.CONTINUE && isFinished(directory)) {
            return new Result(directory, true, false);
        }
        Path fresh = directory.path().resolve("initial");
        if (begin == Begin.AFRESH) {
            RunFiles.clear(directory.checkpoints());
            RunFiles.clear(fresh);
        }
        try (RunAssembly parts = RunAssembly.build(settings, plan.worlds(), fresh, watcher);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            return train(directory, settings, parts, workers);
        }
    }

    private Result train(
            RunDirectory directory, ExperimentSettings settings, RunAssembly parts, ExecutorService workers) {
        Instant started = clock.instant();
        Duration before = begin == Begin.AFRESH ? Duration.ZERO : spent(directory);
        int resumeFrom = begin == Begin.AFRESH
                ? RunWriter.FROM_THE_START
                : Trainer.savedUpdate(directory.checkpoints()).orElse(RunWriter.FROM_THE_START);
        List<Task> train = parts.datasets().of(Datasets.TRAIN, "training");
        Settings config = new Settings(settings);
        List<Evaluation> evaluations = parts.measurements().all();
        int updates = config.updates(train.size());
        describe(settings, parts, train, evaluations, updates, directory);

        try (RunWriter writer = RunWriter.resume(directory, resumeFrom)) {
            Recorder recorder = new Recorder(
                    writer,
                    parts.prompting().format(),
                    Math.max(1, updates / 10),
                    () -> before.plus(Duration.between(started, clock.instant()))
                                    .toMillis()
                            / 1000.0);
            if (resumeFrom > 0) {
                recorder.notice(resumeFrom, "resumed", "went on after update " + resumeFrom);
                watcher.phase("going on after update " + resumeFrom);
            }
            Trainer.Surroundings around = new Trainer.Surroundings(
                    evaluations,
                    workers,
                    directory.checkpoints(),
                    event -> {
                        recorder.record(event);
                        watcher.event(event);
                    },
                    clock);
            Trainer trainer = settings.method() == Method.SFT
                    ? Trainer.supervised(
                            config.training(train.size()),
                            config.sft(train.size()),
                            parts.policy(),
                            parts.prompting().examples(train, parts.datasets().settingsOf(Datasets.TRAIN, "training")),
                            around)
                    : Trainer.ppo(
                            config.training(train.size()),
                            config.ppo(),
                            config.kl(),
                            settings.rollout().toSampling(),
                            parts.policy(),
                            parts.rollouts(),
                            parts.judge(),
                            train,
                            around);
            Trainer.Outcome outcome = trainer.run(stop);
            if (!outcome.finished()) {
                recorder.notice(outcome.update(), "interrupted", "stopped after update " + outcome.update());
                return new Result(directory, false, true);
            }
            parts.policy().export(directory.policy());
            recorder.notice(
                    outcome.update(), "finished", "kept the policy of update " + outcome.kept() + " of " + updates);
            return new Result(directory, true, true);
        }
    }

    private void describe(
            ExperimentSettings settings,
            RunAssembly parts,
            List<Task> train,
            List<Evaluation> evaluations,
            int updates,
            RunDirectory directory) {
        watcher.fact("policy", parts.description());
        watcher.fact("training", train.size() + " tasks, " + updates + " updates");
        for (Evaluation evaluation : evaluations) {
            watcher.fact(
                    "evaluate " + evaluation.name(),
                    evaluation.tasks().size() + " tasks"
                            + evaluation
                                    .every()
                                    .map(n -> ", every " + n + " updates")
                                    .orElse(", before and after"));
        }
        if (settings.method() != Method.SFT) {
            watcher.fact("reward", Formula.of(settings));
        }
        watcher.fact("run", directory.path().toString());
    }

    private static boolean isFinished(RunDirectory directory) {
        return directory.events(NoticeRecord.class).stream()
                .anyMatch(notice -> notice.kind().equals("finished"));
    }

    /** Wall time that earlier sessions of this run took. */
    private static Duration spent(RunDirectory directory) {
        List<UpdateRecord> updates = directory.events(UpdateRecord.class);
        return updates.isEmpty()
                ? Duration.ZERO
                : Duration.ofMillis((long) (updates.getLast().seconds() * 1000));
    }

    private static SortedMap<String, String> facts() {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("machine.cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("machine.os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        facts.put("java", Runtime.version().toString());
        return facts;
    }
}
