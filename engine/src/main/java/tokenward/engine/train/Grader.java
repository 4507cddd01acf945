package tokenward.engine.train;

import java.util.Map;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;

/** The judge of an evaluation. Thread-safe. */
@FunctionalInterface
public interface Grader {
    /**
     * Grades one completion.
     *
     * @throws tokenward.rewards.api.InfrastructureException when the harness is broken
     */
    Grade grade(Task task, Completion completion);

    /**
     * A verdict.
     *
     * @param passed whether the task is solved
     * @param outcome one word: {@code passed}, {@code failed}, or a benchmark's own
     * @param measures further numbers, averaged over completions
     */
    record Grade(boolean passed, String outcome, Map<String, Double> measures) {
        public Grade {
            measures = Map.copyOf(measures);
        }

        /** Returns the grade of a task that is solved or not. */
        public static Grade of(boolean passed) {
            return new Grade(passed, passed ? "passed" : "failed", Map.of());
        }
    }
}
