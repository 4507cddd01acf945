package tokenward.experiments.problem;

import java.util.List;
import java.util.Optional;
import tokenward.rewards.api.Task;
import tokenward.rewards.value.PyValue;

/**
 * One problem of a benchmark.
 *
 * @param task its name, words, solution and asserts
 * @param prefix text a completion continues, as in HumanEval; empty when answers are whole programs
 * @param calls what to call and compare; empty when the task's asserts judge it
 */
public record Problem(Task task, String prefix, Optional<Calls> calls) {
    /**
     * Inputs whose outputs are compared with those of the reference solution.
     *
     * @param oracle how the outputs are compared
     * @param base arguments of each call of the original tests
     * @param plus arguments of each added call; empty when there are none
     * @param tolerance absolute, on floats; 0 for the default
     */
    public record Calls(String entryPoint, Oracle oracle, List<PyValue> base, List<PyValue> plus, double tolerance) {
        public Calls {
            base = List.copyOf(base);
            plus = List.copyOf(plus);
        }
    }

    /** Returns its name. */
    public String id() {
        return task.id();
    }
}
