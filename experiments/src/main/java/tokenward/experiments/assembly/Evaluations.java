package tokenward.experiments.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.report.DecodingSettings;
import tokenward.dsl.vocabulary.report.EvaluateSettings;
import tokenward.dsl.vocabulary.report.Metric;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.train.Evaluation;
import tokenward.engine.train.Grader;
import tokenward.experiments.judging.Benchmarks;
import tokenward.experiments.judging.RunException;
import tokenward.experiments.judging.Sandboxes;
import tokenward.experiments.judging.Worlds;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Judge;
import tokenward.rewards.api.Task;
import tokenward.rewards.simulation.Outcome;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.unittest.AssertTests;
import tokenward.rewards.unittest.Failure;
import tokenward.rewards.unittest.TestReport;

/** The {@code evaluate} blocks of an experiment. */
public final class Evaluations {
    private final ExperimentSettings settings;
    private final Datasets datasets;
    private final Writers writers;
    private final Sandboxes sandboxes;
    private final Worlds worlds;
    private final Judge judge;

    Evaluations(
            ExperimentSettings settings,
            Datasets datasets,
            Writers writers,
            Sandboxes sandboxes,
            Worlds worlds,
            Judge judge) {
        this.settings = settings;
        this.datasets = datasets;
        this.writers = writers;
        this.sandboxes = sandboxes;
        this.worlds = worlds;
        this.judge = judge;
    }

    /** Returns them in the order of the file. */
    public List<Evaluation> all() {
        List<Evaluation> all = new ArrayList<>();
        for (EvaluateSettings evaluate : settings.evaluate()) {
            all.add(evaluation(evaluate));
        }
        return all;
    }

    private List<Task> tasks(EvaluateSettings evaluate) {
        if (evaluate.benchmark().equals(Optional.of(EvaluateSettings.Benchmark.ROBOEVAL))) {
            return worlds.roboeval(evaluate.path().orElseThrow(), sandboxes);
        }
        return datasets.of(
                evaluate.data()
                        .orElseThrow(() -> RunException.setting("`evaluate " + evaluate.name()
                                + "` names neither a benchmark nor data of this experiment")),
                "evaluate " + evaluate.name());
    }

    private Evaluation evaluation(EvaluateSettings evaluate) {
        Optional<Benchmarks> benchmark = evaluate.benchmark()
                .filter(named -> named != EvaluateSettings.Benchmark.ROBOEVAL)
                .map(named -> Benchmarks.of(evaluate, sandboxes));
        List<Task> tasks = benchmark.map(Benchmarks::tasks).orElseGet(() -> tasks(evaluate));
        int count = Math.min(tasks.size(), evaluate.tasks().orElse(tasks.size()));
        return new Evaluation(
                evaluate.name(),
                tasks.subList(0, count),
                writers.of(decoding(evaluate).map(DecodingSettings::constrain).orElse(false)),
                sampling(evaluate),
                evaluate.samples(),
                evaluate.metric().stream()
                        .filter(metric -> metric.kind() == Metric.Kind.PASS)
                        .map(Metric::k)
                        .toList(),
                benchmark.map(Benchmarks::grader).orElseGet(() -> grader(evaluate)),
                evaluate.every());
    }

    private Optional<DecodingSettings> decoding(EvaluateSettings evaluate) {
        return evaluate.decoding().flatMap(settings::decoding);
    }

    /** A named decoding, or greedy with the length limit of the rollouts. */
    private SamplingConfig sampling(EvaluateSettings evaluate) {
        return decoding(evaluate)
                .map(DecodingSettings::toSampling)
                .orElseGet(() -> new SamplingConfig(0, 1, 0, settings.rollout().maxLength()));
    }

    private Grader grader(EvaluateSettings evaluate) {
        AssertTests tests = new AssertTests(sandboxes.pool(), sandboxes.limits(Optional.empty()));
        boolean rewarded = evaluate.metric().stream().anyMatch(metric -> metric.kind() == Metric.Kind.REWARD);
        Profile profile = Profile.valueOf(evaluate.profile().name());
        return (task, completion) -> worlds.outcome(task, completion, profile, sandboxes)
                .map(outcome -> simulated(
                        outcome, worlds.lenient(task, completion, profile, sandboxes), task, completion, rewarded))
                .orElseGet(() -> grade(tests, task, completion, rewarded));
    }

    private Grader.Grade simulated(
            Outcome outcome, Optional<Outcome> lenient, Task task, Completion completion, boolean rewarded) {
        Map<String, Double> measures = new LinkedHashMap<>();
        for (String column : Outcome.columns()) {
            measures.put(column, column.equals(outcome.column()) ? 1.0 : 0.0);
        }
        lenient.ifPresent(other -> Outcome.columns()
                .forEach(column -> measures.put("lenient_" + column, column.equals(other.column()) ? 1.0 : 0.0)));
        if (rewarded) {
            measures.put("reward", judge.judge(task, completion).total().sum());
        }
        return new Grader.Grade(outcome instanceof Outcome.Success, outcome.column(), measures);
    }

    private Grader.Grade grade(AssertTests tests, Task task, Completion completion, boolean rewarded) {
        TestReport report = tests.run(task, completion.codeText(), AssertTests.Extent.ALL);
        Map<String, Double> measures = rewarded
                ? Map.of(
                        "pass_ratio", report.passRatio(),
                        "reward", judge.judge(task, completion).total().sum())
                : Map.of("pass_ratio", report.passRatio());
        return new Grader.Grade(report.allPassed(), outcome(report), measures);
    }

    /** {@code passed}, {@code wrong} where a test failed, else the kind of error the program or a test raised. */
    private static String outcome(TestReport report) {
        if (report.allPassed()) {
            return "passed";
        }
        return report.firstFailure()
                .map(Failure::kind)
                .map(kind -> kind.equals("AssertionError") ? "wrong" : kind)
                .orElse("failed");
    }
}
