package tokenward.dsl.vocabulary.reward;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.schema.Noun;

/**
 * A field of the task, such as {@code task.solution}.
 *
 * @param field its name
 */
@Noun("a field of the task such as `task.solution`")
public record TaskField(String field) {
    private static final String OWNER = "task.";

    /** Reads {@code task.field}. */
    public static Optional<TaskField> parse(String word) {
        boolean ofTask = word.startsWith(OWNER) && word.indexOf('.', OWNER.length()) < 0;
        return ofTask ? Optional.of(new TaskField(word.substring(OWNER.length()))) : Optional.empty();
    }

    /** Returns the usual ones. */
    public static List<String> words() {
        return List.of("task.solution");
    }

    @Override
    public String toString() {
        return "task." + field;
    }
}
