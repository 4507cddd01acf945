package tokenward.rewards.unittest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.rewards.sandbox.Driver;
import tokenward.rewards.sandbox.Execution;
import tokenward.rewards.sandbox.Job;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.value.PyValue;

/**
 * Calls a program's function on inputs and brings back what it returned. Comparing is the caller's: expected values are
 * nowhere near the program.
 */
public final class CallTests {
    private static final Driver CALLS = Driver.ofResource(CallTests.class, "calls.py");

    private final PythonPool pool;

    /** Uses a pool that others may use too. */
    public CallTests(PythonPool pool) {
        this.pool = pool;
    }

    /**
     * What to call.
     *
     * @param code the program
     * @param entryPoint the function's name
     * @param inputs one list or tuple of arguments for each call
     */
    public record Calls(String code, String entryPoint, List<PyValue> inputs) {
        public Calls {
            inputs = List.copyOf(inputs);
        }
    }

    /** What to do with iterables that are no builtin collection, such as generators. */
    public enum Iterables {
        /** Leave them: only the name of their type comes back. */
        NAMED,
        /** Bring back the set of what they yield. */
        AS_SETS
    }

    /**
     * One call that came to an end.
     *
     * @param value what it returned, or {@code None}
     * @param failure why there is no value
     * @param time on a processor, as measured beside the program
     */
    public record Returned(PyValue value, Optional<Failure> failure, Duration time) {}

    /**
     * What the calls returned, in order; shorter than the inputs when the program ended before.
     *
     * @param loaded whether the program itself ran to its end
     * @param failure why it did not
     */
    public record Report(List<Returned> calls, boolean loaded, Optional<Failure> failure, Execution execution) {
        public Report {
            calls = List.copyOf(calls);
        }
    }

    /** Runs every call until one fails, or all of them. */
    public Report run(Calls calls, Iterables iterables, AssertTests.Extent extent, Limits limits, int mostBytes) {
        Map<String, PyValue> body = new LinkedHashMap<>();
        body.put("code", PyValue.of(calls.code()));
        body.put("entry", PyValue.of(calls.entryPoint()));
        body.put("inputs", new PyValue.ListOf(calls.inputs()));
        body.put("as_set", PyValue.of(iterables == Iterables.AS_SETS));
        body.put("stop", PyValue.of(extent == AssertTests.Extent.UNTIL_FAILURE));
        body.put("most", PyValue.of(mostBytes));
        return read(
                pool.run(Job.of(CALLS, PyValue.dict(body), limits)),
                calls.inputs().size());
    }

    private static Report read(Execution execution, int most) {
        List<Returned> calls = new ArrayList<>();
        boolean loaded = false;
        Optional<Failure> failure = Optional.empty();
        for (PyValue result : execution.results()) {
            if (!(result instanceof PyValue.TupleOf tuple)
                    || tuple.items().size() != 4
                    || !(tuple.items().getFirst() instanceof PyValue.Int index)) {
                break;
            }
            boolean good = tuple.items().get(1).equals(PyValue.of(true));
            PyValue value = tuple.items().get(2);
            if (index.value().signum() < 0) {
                loaded = good;
                failure = good ? Optional.empty() : Failure.read(value);
            } else if (index.value().bitLength() < Integer.SIZE
                    && index.value().intValue() == calls.size()
                    && calls.size() < most) {
                Duration time = seconds(tuple.items().get(3));
                calls.add(
                        good
                                ? new Returned(value, Optional.empty(), time)
                                : new Returned(PyValue.None.NONE, Failure.read(value), time));
            }
        }
        return new Report(calls, loaded, failure, execution);
    }

    private static Duration seconds(PyValue value) {
        return value instanceof PyValue.Real real && real.value() >= 0 && real.value() < 1e6
                ? Duration.ofNanos((long) (real.value() * 1e9))
                : Duration.ZERO;
    }
}
