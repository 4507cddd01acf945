package tokenward.experiments.store.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One answer to one task, a line of an evaluation file. {@code task_id} and {@code solution} are what EvalPlus reads;
 * it ignores the rest.
 *
 * @param taskId the task's name in its benchmark
 * @param solution the program found in the answer; empty when none was
 * @param passed whether it did all it should
 * @param outcome in one word, {@code passed} or {@code timed_out} for example
 * @param detail why, in a line; empty when there is nothing to say
 * @param completion the whole answer
 * @param scores further numbers, {@code tests.passed} for example
 */
public record SampleRecord(
        String taskId,
        String solution,
        boolean passed,
        String outcome,
        String detail,
        String completion,
        SortedMap<String, Double> scores) {
    public SampleRecord {
        scores = scores == null
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    }
}
