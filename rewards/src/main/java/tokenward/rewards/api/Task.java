package tokenward.rewards.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing to be programmed.
 *
 * @param id stable name, unique within its data set
 * @param instruction what the program shall do, in words
 * @param solution a reference program, when the data has one
 * @param setup code that runs before the tests, when the data has some
 * @param tests assert statements, in order; empty when the task is judged otherwise
 * @param entryPoint the function the tests call, when known
 * @param fields every other column of the record as text, by name
 */
public record Task(
        String id,
        String instruction,
        Optional<String> solution,
        Optional<String> setup,
        List<String> tests,
        Optional<String> entryPoint,
        Map<String, String> fields) {
    public Task {
        tests = List.copyOf(tests);
        fields = Map.copyOf(fields);
    }

    /** Creates a task judged by assert statements. */
    public static Task of(String id, String instruction, String solution, List<String> tests) {
        return new Task(id, instruction, Optional.of(solution), Optional.empty(), tests, Optional.empty(), Map.of());
    }
}
