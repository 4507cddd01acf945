package tokenward.experiments.judging;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.vocabulary.report.EvaluateSettings;
import tokenward.engine.train.Grader;
import tokenward.experiments.bench.Evaluator;
import tokenward.experiments.bench.ExpectedOutputs;
import tokenward.experiments.bench.Judged;
import tokenward.experiments.problem.Benchmark;
import tokenward.experiments.problem.Problem;
import tokenward.experiments.problem.ProblemFile;
import tokenward.experiments.problem.Profile;
import tokenward.experiments.problem.Sample;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.PythonPool;

/** Published benchmarks in {@code evaluate} blocks: their tasks, and EvalPlus' verdicts as grades. */
public final class Benchmarks {
    private final Benchmark benchmark;
    private final Map<String, Problem> problems = new HashMap<>();
    private final List<Task> tasks;
    private final Evaluator evaluator;

    private Benchmarks(Benchmark benchmark, List<Problem> problems, Evaluator evaluator) {
        this.benchmark = benchmark;
        problems.forEach(problem -> this.problems.put(problem.id(), problem));
        this.tasks = problems.stream().map(Problem::task).toList();
        this.evaluator = evaluator;
    }

    /** Reads the benchmark of a block that states where its file lies. */
    public static Benchmarks of(EvaluateSettings evaluate, Sandboxes sandboxes) {
        EvaluateSettings.Benchmark named = evaluate.benchmark().orElseThrow();
        Benchmark benchmark = kind(named);
        Path file = evaluate.path().orElseThrow();
        PythonPool pool = sandboxes.pool();
        Profile profile = evaluate.profile() == EvaluateSettings.Profile.FAITHFUL ? Profile.EVALPLUS : Profile.STRICT;
        Evaluator evaluator = new Evaluator(
                pool,
                new ExpectedOutputs(ExpectedOutputs.defaultDirectory(), pool),
                profile,
                Evaluator.Tests.BASE_AND_PLUS);
        return new Benchmarks(benchmark, benchmark.check(file, ProblemFile.read(file)), evaluator);
    }

    private static Benchmark kind(EvaluateSettings.Benchmark named) {
        return switch (named) {
            case MBPP, MBPP_SANITIZED -> Benchmark.MBPP;
            case MBPP_PLUS -> Benchmark.MBPP_PLUS;
            case HUMANEVAL -> Benchmark.HUMANEVAL;
            case HUMANEVAL_PLUS -> Benchmark.HUMANEVAL_PLUS;
            case ROBOEVAL -> throw new IllegalArgumentException("RoboEval's tasks belong to a world");
        };
    }

    /** Returns the tasks of the benchmark. */
    public List<Task> tasks() {
        return tasks;
    }

    /** Grades by the plus tests where the benchmark has them; the share that passes the base tests is a measure. */
    public Grader grader() {
        return (task, completion) -> {
            Problem problem = Optional.ofNullable(problems.get(task.id())).orElseThrow();
            Sample sample = new Sample(task.id(), problem.prefix() + completion.codeText());
            Judged judged = evaluator
                    .judge(List.of(problem), List.of(sample), one -> {})
                    .getFirst();
            if (judged.isBroken()) {
                throw new InfrastructureException(benchmark.word() + " " + task.id() + ": " + judged.why());
            }
            Map<String, Double> measures =
                    judged.plus().isPresent() ? Map.of("base", judged.passesBase() ? 1.0 : 0.0) : Map.of();
            String outcome = judged.plus().orElse(judged.base()).word();
            return new Grader.Grade(judged.passesPlus(), outcome, measures);
        };
    }
}
