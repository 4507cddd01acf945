package tokenward.dsl.vocabulary.reward;

/**
 * A field of the task, such as {@code task.solution}.
 *
 * @param field its name
 */
public record TaskField(String field) {
    @Override
    public String toString() {
        return "task." + field;
    }
}
