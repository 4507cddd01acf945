package tokenward.dsl.type;

/**
 * The text between Groovy fences, and where it stands.
 *
 * @param groovy the text, beginning right after the opening fence
 * @param file name of the file
 * @param line line of the opening fence, from 1: line n of the text is line {@code line + n - 1} of the file
 * @param column column, from 1, of the text's first character
 */
public record Fence(String groovy, String file, int line, int column) {
    @Override
    public String toString() {
        return groovy;
    }
}
