package tokenward.experiments.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import tokenward.experiments.assembly.Datasets;
import tokenward.experiments.assembly.RunAssembly;
import tokenward.experiments.assembly.Settings;
import tokenward.experiments.assembly.Watcher;
import tokenward.experiments.store.Folders;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.RunWriter;
import tokenward.experiments.store.SameRun;
import tokenward.experiments.store.record.NoticeRecord;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.store.record.UpdateRecord;
import tokenward.rewards.api.Task;

/**
 * Runs the runs of a plan. A run that is already finished on disk is not made again, one that was interrupted goes on
 * where its last checkpoint stands.
 */
public final class Runner {
    private final Path runs;
    private final Begin begin;
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
    public Runner(Path runs, Begin begin, BooleanSupplier stop, Clock clock) {
        this.runs = runs;
        this.begin = begin;
        this.stop = stop;
        this.clock = clock;
    }

    /**
     * How a run stands afterwards.
     *
     * @param directory its directory
     * @param outcome what was done
     */
    public record Result(RunDirectory directory, Outcome outcome) {}

    /** What was done about a run. */
    public enum Outcome {
        /** It came to its end now. */
        FINISHED,
        /** It was finished before. */
        FOUND,
        /** Another experiment had made the same run, and it was taken over. */
        TAKEN_OVER,
        /** It was asked to stop and can be resumed. */
        STOPPED
    }

    /**
     * Makes one run of an experiment; several may be made at once, each on a thread of its own.
     *
     * @param threads of the processor the run may use where the file does not say; 0 for all
     * @param watcher told what happens
     */
    public Result run(ExperimentPlan plan, RunPlan run, int threads, Watcher watcher) {
        ExperimentSettings settings = run.settings();
        PlanRecord record = PlanRecord.of(plan, run, Formula.of(settings), facts());
        RunDirectory directory = create(plan, record);
        if (begin == Begin.CONTINUE) {
            if (directory.isFinished()) {
                return new Result(directory, Outcome.FOUND);
            }
            if (!directory.hasEvents()) {
                Optional<Path> same = SameRun.takeOver(runs, directory);
                if (same.isPresent()) {
                    watcher.fact("taken over", "the same run was made in " + same.get());
                    return new Result(directory, Outcome.TAKEN_OVER);
                }
            }
        }
        Path fresh = directory.path().resolve("initial");
        if (begin == Begin.AFRESH) {
            Folders.clear(directory.checkpoints());
            Folders.clear(fresh);
        }
        try (RunAssembly parts = RunAssembly.build(settings, plan.worlds(), fresh, threads, watcher);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            return new Result(directory, train(directory, settings, parts, workers, watcher));
        } finally {
            directory.removeIfUnbegun();
        }
    }

    private synchronized RunDirectory create(ExperimentPlan plan, PlanRecord record) {
        if (!plan.axes().isEmpty()) {
            RunDirectory.create(runs, PlanRecord.ofSweep(plan, record.formula(), record.facts()));
        }
        return RunDirectory.create(runs, record);
    }

    private Outcome train(
            RunDirectory directory,
            ExperimentSettings settings,
            RunAssembly parts,
            ExecutorService workers,
            Watcher watcher) {
        Instant started = clock.instant();
        Duration before = begin == Begin.AFRESH ? Duration.ZERO : spent(directory);
        int resumeFrom = begin == Begin.AFRESH
                ? RunWriter.FROM_THE_START
                : Trainer.savedUpdate(directory.checkpoints()).orElse(RunWriter.FROM_THE_START);
        List<Task> train = parts.datasets().of(Datasets.TRAIN, "training");
        Settings config = new Settings(settings);
        List<Evaluation> evaluations = parts.evaluations().all();
        int updates = config.updates(train.size());
        describe(settings, parts, train, evaluations, updates, watcher);
        watcher.fact("run", directory.path().toString());
        if (resumeFrom <= 0 && settings.method() != Method.SFT) {
            Rehearsal.doubts(Rehearsal.golden(train, parts.judge())).forEach(watcher::warning);
        }

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
                return Outcome.STOPPED;
            }
            parts.policy().export(directory.policy());
            recorder.notice(
                    outcome.update(),
                    NoticeRecord.FINISHED,
                    "kept the policy of update " + outcome.kept() + " of " + updates);
            return Outcome.FINISHED;
        }
    }

    static void describe(
            ExperimentSettings settings,
            RunAssembly parts,
            List<Task> train,
            List<Evaluation> evaluations,
            int updates,
            Watcher watcher) {
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
