package tokenward.rewards.unittest;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.Driver;
import tokenward.rewards.sandbox.Execution;
import tokenward.rewards.sandbox.Job;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.value.PyValue;

/**
 * Runs a task's assert statements against a program. The tests run in a second process with stand-ins for what the
 * program defines, so that no expected value is ever within the program's reach. A task whose own solution passes only
 * in one process is run that way: it is the task, never the program judged, that decides.
 */
public final class AssertTests {
    private static final Driver CANDIDATE = Driver.ofResource(AssertTests.class, "candidate.py");
    private static final Driver TESTER = Driver.ofResource(AssertTests.class, "tester.py");
    private static final Driver IN_PROCESS = Driver.ofResource(AssertTests.class, "inprocess.py");
    private static final Pattern DEFINED = Pattern.compile(
            "^(?:async[ \\t]+)?(?:def|class)[ \\t]+(\\w+)|^(\\w+)[ \\t]*(?::[^=\\n]*)?=[^=]", Pattern.MULTILINE);

    private static final BigInteger NEVER_RAN = BigInteger.valueOf(-3);

    private final PythonPool pool;
    private final Limits limits;
    private final Coverage coverage;
    private final Map<Task, Mode> modes = new ConcurrentHashMap<>();

    /** Uses a pool that others may use too. */
    public AssertTests(PythonPool pool, Limits limits) {
        this(pool, limits, Coverage.IGNORED);
    }

    private AssertTests(PythonPool pool, Limits limits, Coverage coverage) {
        this.pool = pool;
        this.limits = limits;
        this.coverage = coverage;
    }

    /** Whether to find out which lines of a program never ran; costs several times the run of the program. */
    private enum Coverage {
        IGNORED,
        MEASURED
    }

    /** Returns the same, also finding out which lines never ran. Tests beside the program never find out. */
    public AssertTests withCoverage() {
        return new AssertTests(pool, limits, Coverage.MEASURED);
    }

    /** Where the assert statements of a task run. */
    public enum Mode {
        /** In a process of their own. */
        SPLIT,
        /** Beside the program, which can then cheat. */
        IN_PROCESS
    }

    /** When to go on after a test that failed. */
    public enum Extent {
        /** Run every test. */
        ALL,
        /** Stop at the first that fails. */
        UNTIL_FAILURE
    }

    /** Runs a program against a task's tests, in the mode the task needs. */
    public TestReport run(Task task, String code, Extent extent) {
        return run(task, code, extent, modeOf(task));
    }

    /** Runs a program against a task's tests in a given mode. */
    public TestReport run(Task task, String code, Extent extent, Mode mode) {
        return report(task, execute(task, code, extent, mode));
    }

    /** Returns where a task's tests run: apart, unless its own solution only passes beside them. */
    public Mode modeOf(Task task) {
        return task.solution().isEmpty() ? Mode.SPLIT : modes.computeIfAbsent(task, this::findMode);
    }

    private Mode findMode(Task task) {
        String solution = task.solution().orElseThrow();
        if (run(task, solution, Extent.UNTIL_FAILURE, Mode.SPLIT).allPassed()) {
            return Mode.SPLIT;
        }
        return run(task, solution, Extent.UNTIL_FAILURE, Mode.IN_PROCESS).allPassed() ? Mode.IN_PROCESS : Mode.SPLIT;
    }

    private Execution execute(Task task, String code, Extent extent, Mode mode) {
        Map<String, PyValue> tests = new LinkedHashMap<>();
        tests.put("setup", PyValue.of(task.setup().orElse("")));
        tests.put("tests", PyValue.ofTexts(task.tests()));
        tests.put("stop", PyValue.of(extent == Extent.UNTIL_FAILURE));
        if (mode == Mode.IN_PROCESS) {
            tests.put("code", PyValue.of(code));
            return pool.run(Job.of(IN_PROCESS, PyValue.dict(tests), limits));
        }
        PyValue cover = PyValue.of(coverage == Coverage.MEASURED);
        tests.put("cover", cover);
        tests.put("names", namesOf(task).map(PyValue::ofTexts).orElse(PyValue.None.NONE));
        PyValue program = PyValue.dict(Map.of("code", PyValue.of(code), "cover", cover));
        return pool.run(
                Job.ofPair(new Job.Part(CANDIDATE, program), new Job.Part(TESTER, PyValue.dict(tests)), limits));
    }

    /** What a program is asked to define, even where Python has something of that name; empty when unknown. */
    private static Optional<List<String>> namesOf(Task task) {
        TreeSet<String> names = new TreeSet<>();
        task.entryPoint().ifPresent(names::add);
        task.solution().ifPresent(solution -> {
            Matcher matcher = DEFINED.matcher(solution);
            while (matcher.find()) {
                names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            }
        });
        return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
    }

    private static TestReport report(Task task, Execution execution) {
        List<Optional<Failure>> tests = new ArrayList<>();
        Optional<Failure> program = Optional.empty();
        boolean heard = false;
        List<Integer> neverRan = List.of();
        for (PyValue result : execution.results()) {
            if (!(result instanceof PyValue.TupleOf tuple)
                    || tuple.items().size() < 2
                    || !(tuple.items().getFirst() instanceof PyValue.Int index)) {
                break;
            }
            if (index.value().equals(NEVER_RAN)) {
                neverRan = Failure.lines(tuple.items().getLast());
            } else if (index.value().signum() < 0) {
                heard = true;
                program = program.or(() -> Failure.read(tuple.items().getLast()));
            } else if (index.value().equals(BigInteger.valueOf(tests.size()))
                    && tests.size() < task.tests().size()) {
                boolean passed = tuple.items().get(1).equals(PyValue.of(true));
                tests.add(passed ? Optional.empty() : failure(tuple.items().getLast()));
            }
        }
        Failure rest = ending(execution, heard).orElse(Failure.NOT_RUN);
        while (tests.size() < task.tests().size()) {
            tests.add(Optional.of(rest));
            rest = Failure.NOT_RUN;
        }
        if (program.isPresent()) {
            tests.replaceAll(test -> test.isPresent() ? test : Optional.of(Failure.NOT_RUN));
        }
        return new TestReport(tests, program, neverRan, execution);
    }

    private static Optional<Failure> failure(PyValue said) {
        return Failure.read(said).or(() -> Optional.of(new Failure("Unknown", "", List.of())));
    }

    private static Optional<Failure> ending(Execution execution, boolean heard) {
        return switch (execution) {
            case Execution.Finished finished -> Optional.empty();
            case Execution.TimedOut timedOut -> {
                Duration wall = timedOut.usage().wall();
                String where = heard ? "" : " before its first test";
                yield Optional.of(new Failure("TimedOut", "after " + wall.toMillis() + " ms" + where, List.of()));
            }
            case Execution.OutOfMemory out -> Optional.of(new Failure("MemoryError", "", List.of()));
            case Execution.Died died ->
                Optional.of(new Failure(
                        "Died",
                        died.signal() != 0 ? "of signal " + died.signal() : "with exit code " + died.code(),
                        List.of()));
            case Execution.Flooded flooded -> Optional.of(new Failure("Flooded", "too many results", List.of()));
            case Execution.Garbled garbled -> Optional.of(new Failure("Garbled", "unreadable results", List.of()));
            case Execution.Cancelled cancelled -> Optional.of(new Failure("Cancelled", "", List.of()));
            case Execution.Refused refused -> Optional.of(new Failure("Refused", refused.reason(), List.of()));
        };
    }
}
