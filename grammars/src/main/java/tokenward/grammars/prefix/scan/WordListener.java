package tokenward.grammars.prefix.scan;

/** Is told of every word the lexer and the layout machine have made, in order. */
@FunctionalInterface
public interface WordListener {
    /**
     * Takes a word.
     *
     * @param type token type
     * @param start first UTF-16 offset
     * @param end offset after it; equal to {@code start} for indentation
     */
    void word(int type, int start, int end);
}
