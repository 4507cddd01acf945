package tokenward.rewards.unittest;

import java.util.List;
import java.util.Optional;
import tokenward.rewards.sandbox.Execution;

/**
 * How a program did in its tests.
 *
 * @param tests one for each test, in order; empty when it passed
 * @param program why the program itself, or the tests' setup with it, did not run
 * @param neverRan lines of the program that no test reached, from 1; empty unless they were asked for
 * @param execution how the run ended
 */
public record TestReport(
        List<Optional<Failure>> tests, Optional<Failure> program, List<Integer> neverRan, Execution execution) {
    public TestReport {
        tests = List.copyOf(tests);
        neverRan = List.copyOf(neverRan);
    }

    /** Returns how many tests passed. */
    public int passed() {
        return (int) tests.stream().filter(Optional::isEmpty).count();
    }

    /** Returns whether there are tests and all passed. */
    public boolean allPassed() {
        return !tests.isEmpty() && passed() == tests.size();
    }

    /** Returns the share of tests that passed; 0 when there are none. */
    public double passRatio() {
        return tests.isEmpty() ? 0 : passed() / (double) tests.size();
    }

    /** Returns the first thing that went wrong: in the program, else in a test. */
    public Optional<Failure> firstFailure() {
        return program.or(() -> tests.stream().flatMap(Optional::stream).findFirst());
    }
}
