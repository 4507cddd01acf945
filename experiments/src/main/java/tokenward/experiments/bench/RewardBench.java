package tokenward.experiments.bench;

import java.time.Duration;
import java.util.List;
import tokenward.experiments.problem.Problem;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.unittest.AssertTests;
import tokenward.rewards.unittest.CallTests;
import tokenward.rewards.value.PyEquality;

/** Measures how fast reference solutions are judged, in the two ways programs are judged. */
public final class RewardBench {
    private static final Duration TIME = Duration.ofSeconds(10);

    private final PythonPool pool;
    private final Duration least;

    /** Measures in a pool, for at least a time each. */
    public RewardBench(PythonPool pool, Duration least) {
        this.pool = pool;
        this.least = least;
    }

    /** Judges solutions by their asserts, in two processes each. */
    public Throughput asserts(List<Problem> problems) throws InterruptedException {
        AssertTests tests = new AssertTests(pool, Limits.ofTime(TIME));
        List<Problem> usable = problems.stream()
                .filter(problem ->
                        problem.task().solution().isPresent() && tests.modeOf(problem.task()) == AssertTests.Mode.SPLIT)
                .toList();
        return Throughput.measure(
                usable.stream().map(Problem::id).toList(),
                i -> tests.run(
                                usable.get(i).task(),
                                usable.get(i).task().solution().orElseThrow(),
                                AssertTests.Extent.UNTIL_FAILURE)
                        .allPassed(),
                pool.size(),
                least);
    }

    /** Judges solutions by what they return on their original inputs. */
    public Throughput calls(List<Problem> problems, ExpectedOutputs outputs) throws InterruptedException {
        CallTests tests = new CallTests(pool);
        List<ExpectedOutputs.Known> known = problems.stream()
                .map(problem ->
                        outputs.of(problem, problem.calls().orElseThrow().base()))
                .toList();
        List<CallTests.Calls> calls = java.util.stream.IntStream.range(0, problems.size())
                .mapToObj(i -> new CallTests.Calls(
                        problems.get(i).task().solution().orElseThrow(),
                        problems.get(i).calls().orElseThrow().entryPoint(),
                        known.get(i).expected().stream()
                                .map(ExpectedOutputs.Expected::input)
                                .toList()))
                .toList();
        return Throughput.measure(
                problems.stream().map(Problem::id).toList(),
                i -> agrees(tests, problems.get(i), calls.get(i), known.get(i)),
                pool.size(),
                least);
    }

    private static boolean agrees(
            CallTests tests, Problem problem, CallTests.Calls calls, ExpectedOutputs.Known known) {
        CallTests.Report report = tests.run(
                calls,
                problem.calls().orElseThrow().oracle().iterables(),
                AssertTests.Extent.UNTIL_FAILURE,
                Limits.ofTime(TIME),
                ExpectedOutputs.MOST_BYTES);
        boolean all = report.calls().size() == known.expected().size();
        for (int i = 0; all && i < report.calls().size(); i++) {
            all = report.calls().get(i).value().equals(known.expected().get(i).output())
                    || PyEquality.equal(
                            report.calls().get(i).value(),
                            known.expected().get(i).output());
        }
        return all;
    }
}
