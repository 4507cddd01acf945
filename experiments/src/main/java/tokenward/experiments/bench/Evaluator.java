package tokenward.experiments.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import tokenward.experiments.problem.Oracle;
import tokenward.experiments.problem.Problem;
import tokenward.experiments.problem.Profile;
import tokenward.experiments.problem.Sample;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.Execution;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.unittest.AssertTests;
import tokenward.rewards.unittest.CallTests;
import tokenward.rewards.unittest.TestReport;
import tokenward.rewards.value.PyValue;

/**
 * Judges samples. Outputs are compared here, outside the sandbox, so no program can be equal to everything, or find what
 * is expected of it.
 */
public final class Evaluator {
    private static final int MOST_BYTES = 16 << 20;
    private static final long MOST_RESULTS = 256L << 20;
    private static final Duration STRICT_FLOOR = Duration.ofSeconds(5);
    private static final Duration CEILING = Duration.ofSeconds(60);

    private final PythonPool pool;
    private final ExpectedOutputs outputs;
    private final Profile profile;
    private final Tests tests;
    private final AssertTests asserts;
    private final CallTests caller;
    private final Map<String, String> notes = new ConcurrentSkipListMap<>();

    /** Judges in a pool, which stays the caller's. */
    public Evaluator(PythonPool pool, ExpectedOutputs outputs, Profile profile, Tests tests) {
        this.pool = pool;
        this.outputs = outputs;
        this.profile = profile;
        this.tests = tests;
        this.asserts = new AssertTests(pool, Limits.ofTime(Duration.ofSeconds(10)));
        this.caller = new CallTests(pool);
    }

    /** Which tests to run. */
    public enum Tests {
        /** The original ones. */
        BASE,
        /** The original ones and, for samples that pass them, the added ones. */
        BASE_AND_PLUS
    }

    /**
     * Judges every sample and returns the verdicts in the order of the samples.
     *
     * @param watcher told each verdict as it falls, on the threads that judge
     * @throws InfrastructureException when a reference solution does not run
     */
    public List<Judged> judge(List<Problem> problems, List<Sample> samples, Consumer<Judged> watcher) {
        Map<String, List<Integer>> byTask = new LinkedHashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            byTask.computeIfAbsent(samples.get(i).taskId(), id -> new ArrayList<>())
                    .add(i);
        }
        Judged[] judged = new Judged[samples.size()];
        try (ExecutorService threads = Executors.newFixedThreadPool(pool.size())) {
            List<Future<?>> pending = new ArrayList<>();
            for (Problem problem : problems) {
                List<Integer> own = byTask.getOrDefault(problem.id(), List.of());
                if (!own.isEmpty()) {
                    pending.add(threads.submit(() -> {
                        judge(problem, own, samples, judged, watcher);
                        return null;
                    }));
                }
            }
            await(pending);
        }
        return List.of(judged);
    }

    /** Returns what a reader of the verdicts has to know, by problem. */
    public List<String> notes() {
        List<String> all = new ArrayList<>(notes.values());
        if (!outputs.fault().isEmpty()) {
            all.add(outputs.fault());
        }
        return List.copyOf(all);
    }

    private static void await(List<Future<?>> pending) {
        for (Future<?> one : pending) {
            try {
                one.get();
            } catch (ExecutionException e) {
                pending.forEach(other -> other.cancel(true));
                throw e.getCause() instanceof InfrastructureException broken
                        ? broken
                        : new IllegalStateException("a problem could not be judged", e.getCause());
            } catch (InterruptedException e) {
                pending.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new InfrastructureException("interrupted", e);
            }
        }
    }

    private void judge(
            Problem problem, List<Integer> own, List<Sample> samples, Judged[] judged, Consumer<Judged> watcher) {
        boolean withPlus = tests == Tests.BASE_AND_PLUS;
        Optional<ExpectedOutputs.Known> base = problem.calls().map(calls -> outputs.of(problem, calls.base()));
        Optional<ExpectedOutputs.Known> plus =
                problem.calls().filter(calls -> withPlus).map(calls -> outputs.of(problem, calls.plus()));
        note(problem, base, "original");
        note(problem, plus, "added");
        for (int index : own) {
            judged[index] = judge(problem, samples.get(index), base, plus);
            watcher.accept(judged[index]);
        }
    }

    private void note(Problem problem, Optional<ExpectedOutputs.Known> known, String which) {
        known.filter(k -> k.tooLarge() > 0)
                .ifPresent(k -> notes.put(
                        problem.id() + " " + which,
                        problem.id() + " is not judged on " + k.tooLarge() + " of its "
                                + (k.tooLarge() + k.expected().size()) + " " + which
                                + " inputs: their outputs are above "
                                + ExpectedOutputs.MOST_BYTES + " bytes"));
    }

    private Judged judge(
            Problem problem,
            Sample sample,
            Optional<ExpectedOutputs.Known> base,
            Optional<ExpectedOutputs.Known> plus) {
        try {
            if (base.isEmpty()) {
                Ruling ruling = byAsserts(problem, sample);
                return new Judged(sample, ruling.verdict(), Optional.empty(), ruling.why());
            }
            Ruling first = byCalls(problem, sample, base.get());
            if (first.verdict() != Verdict.PASS || plus.isEmpty()) {
                return new Judged(sample, first.verdict(), plus.map(p -> first.verdict()), first.why());
            }
            Ruling second = byCalls(problem, sample, plus.get());
            return new Judged(sample, first.verdict(), Optional.of(second.verdict()), second.why());
        } catch (InfrastructureException e) {
            return new Judged(sample, Verdict.BROKEN, Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private record Ruling(Verdict verdict, String why) {}

    private Ruling byAsserts(Problem problem, Sample sample) {
        TestReport report = asserts.run(problem.task(), sample.program(), AssertTests.Extent.UNTIL_FAILURE);
        if (report.allPassed()) {
            return new Ruling(Verdict.PASS, "");
        }
        boolean late = report.execution() instanceof Execution.TimedOut;
        return new Ruling(
                late ? Verdict.TIMEOUT : Verdict.FAIL,
                report.firstFailure().map(Object::toString).orElse(""));
    }

    private Ruling byCalls(Problem problem, Sample sample, ExpectedOutputs.Known known) {
        if (known.expected().isEmpty()) {
            return new Ruling(Verdict.PASS, "");
        }
        Problem.Calls calls = problem.calls().orElseThrow();
        List<PyValue> inputs =
                known.expected().stream().map(ExpectedOutputs.Expected::input).toList();
        CallTests.Calls toMake = new CallTests.Calls(sample.program(), calls.entryPoint(), inputs);
        CallTests.Report report = caller.run(
                toMake, calls.oracle().iterables(), AssertTests.Extent.UNTIL_FAILURE, limits(known), MOST_BYTES);
        return rule(calls, known.expected(), report);
    }

    private Limits limits(ExpectedOutputs.Known known) {
        if (profile == Profile.STRICT) {
            return Limits.ofTime(STRICT_FLOOR.plus(known.time().multipliedBy(4)))
                    .withResultBytes(MOST_RESULTS);
        }
        Duration longest = Duration.ZERO;
        Duration sum = Duration.ZERO;
        for (ExpectedOutputs.Expected one : known.expected()) {
            Duration limit = longer(Duration.ofSeconds(4), one.time().multipliedBy(4));
            longest = longer(longest, limit);
            sum = sum.plus(limit);
        }
        return Limits.ofTime(shorter(sum, CEILING).plusSeconds(1))
                .withPause(longest)
                .withResultBytes(MOST_RESULTS)
                .withMemoryBytes(4L << 30);
    }

    private Ruling rule(Problem.Calls calls, List<ExpectedOutputs.Expected> expected, CallTests.Report report) {
        double tolerance = calls.tolerance();
        for (int i = 0; i < report.calls().size(); i++) {
            CallTests.Returned returned = report.calls().get(i);
            if (returned.failure().isPresent()) {
                return new Ruling(
                        Verdict.FAIL, "input " + i + ": " + returned.failure().get());
            }
            PyValue wanted = expected.get(i).output();
            double after = Oracle.tolerance(tolerance, wanted);
            PyValue input = expected.get(i).input();
            if (!calls.oracle().accepts(input, returned.value(), wanted, tolerance, after, profile)) {
                return new Ruling(
                        Verdict.FAIL, "input " + i + ": expected " + cut(wanted) + ", not " + cut(returned.value()));
            }
            tolerance = profile == Profile.EVALPLUS ? after : calls.tolerance();
        }
        boolean complete = report.execution() instanceof Execution.Finished
                && report.calls().size() == expected.size();
        return complete ? new Ruling(Verdict.PASS, "") : unfinished(report);
    }

    private Ruling unfinished(CallTests.Report report) {
        if (report.failure().isPresent()) {
            return new Ruling(Verdict.FAIL, report.failure().get().toString());
        }
        String where = report.loaded() ? "on input " + report.calls().size() : "while it loaded";
        boolean late = report.execution() instanceof Execution.TimedOut;
        boolean died = report.execution() instanceof Execution.Died;
        // EvalPlus ends a call that takes too long from within, and cannot tell a death from a time-out.
        boolean evalPlusTimeout = (late && !report.loaded()) || died;
        boolean timeout = profile == Profile.EVALPLUS ? evalPlusTimeout : late;
        String how = late ? "out of time " : "ended ";
        return new Ruling(timeout ? Verdict.TIMEOUT : Verdict.FAIL, how + where);
    }

    private static String cut(PyValue value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
