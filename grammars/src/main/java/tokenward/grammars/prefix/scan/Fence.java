package tokenward.grammars.prefix.scan;

/**
 * What may not be written inside a mode, whatever the mode's own rules say: the characters that would end a literal
 * around it. Up to 3.11 Python found the end of an f-string before it looked inside, so a replacement field could hold
 * neither the quote of its own string nor a backslash nor a comment. Fences are bit sets and add up as modes nest.
 */
public final class Fence {
    /** No {@code '}. */
    public static final int SINGLE_QUOTE = 1;
    /** No {@code "}. */
    public static final int DOUBLE_QUOTE = 2;
    /** No {@code '} three times in a row. */
    public static final int THREE_SINGLE_QUOTES = 4;
    /** No {@code "} three times in a row. */
    public static final int THREE_DOUBLE_QUOTES = 8;
    /** No line break. */
    public static final int LINE_BREAK = 16;
    /** No backslash. */
    public static final int BACKSLASH = 32;
    /** No comment. */
    public static final int COMMENT = 64;

    private Fence() {}

    /**
     * Returns whether a byte is kept out.
     *
     * @param run quotes just before, see {@link #run}
     */
    public static boolean keepsOut(int fence, int run, int b) {
        return switch (b) {
            case '\'' -> (fence & SINGLE_QUOTE) != 0 || ((fence & THREE_SINGLE_QUOTES) != 0 && run == 2);
            case '"' -> (fence & DOUBLE_QUOTE) != 0 || ((fence & THREE_DOUBLE_QUOTES) != 0 && run == -2);
            case '\n', '\r' -> (fence & LINE_BREAK) != 0;
            case '\\' -> (fence & BACKSLASH) != 0;
            default -> false;
        };
    }

    /** Returns how many equal quotes stand last: positive for single, negative for double, at most two. */
    public static int run(int run, int b) {
        return switch (b) {
            case '\'' -> run > 0 ? 2 : 1;
            case '"' -> run < 0 ? -2 : -1;
            default -> 0;
        };
    }
}
