package tokenward.rewards.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the layout of a text that need not be a program: where statements begin and end, what is a string, a comment or
 * a bracket. Closing brackets match whatever is open.
 */
final class Lines {
    private static final String PREFIXES = "rRbBuUfF";

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private boolean open;

    /**
     * One statement's line, over several lines of text when brackets, strings or backslashes join them.
     *
     * @param indent where its indentation begins
     * @param start its first character after the indentation
     * @param end after its last character, comments and the line break excluded
     * @param comments characters that are comments, as pairs of start and end
     * @param joins places of backslashes that join lines
     */
    record Line(int indent, int start, int end, List<int[]> comments, List<Integer> joins) {}

    private Lines(String text) {
        this.text = text;
    }

    static Lines of(String text) {
        Lines lines = new Lines(text);
        lines.read();
        return lines;
    }

    /** Returns the lines that hold more than a comment. */
    List<Line> lines() {
        return lines;
    }

    /** Returns whether the text ends within brackets or a string of several lines. */
    boolean endsOpen() {
        return open;
    }

    /** Returns the offset after a string that begins at an offset, or -1 when none does or it is never closed. */
    static int endOfString(String text, int at) {
        int quoteAt = at;
        while (quoteAt < text.length() && quoteAt - at < 2 && PREFIXES.indexOf(text.charAt(quoteAt)) >= 0) {
            quoteAt++;
        }
        if (quoteAt >= text.length() || (text.charAt(quoteAt) != '"' && text.charAt(quoteAt) != '\'')) {
            return -1;
        }
        String quote = String.valueOf(text.charAt(quoteAt));
        boolean triple = text.startsWith(quote.repeat(3), quoteAt);
        String close = triple ? quote.repeat(3) : quote;
        int i = quoteAt + close.length();
        while (i < text.length()) {
            char c = text.charAt(i);
            if (text.startsWith(close, i)) {
                return i + close.length();
            }
            if (c == '\n' && !triple) {
                return -1;
            }
            boolean crlf = c == '\\' && text.startsWith("\r\n", i + 1);
            i += crlf ? 3 : c == '\\' ? 2 : 1;
        }
        return -1;
    }

    static boolean isWordPart(char c) {
        return c == '_' || Character.isLetterOrDigit(c) || c > 127;
    }

    private void read() {
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (start < text.length() && isBlank(text.charAt(start))) {
                start++;
            }
            at = start < text.length() && text.charAt(start) != '\n' ? line(at, start) : start + 1;
        }
    }

    private int line(int indent, int start) {
        List<int[]> comments = new ArrayList<>();
        List<Integer> joins = new ArrayList<>();
        int depth = 0;
        int end = start;
        int i = start;
        open = false;
        while (i < text.length()) {
            char c = text.charAt(i);
            int string = isPartOfWord(i, start) ? -1 : endOfString(text, i);
            if (string >= 0) {
                i = string;
                end = i;
            } else if (isTripleQuote(i)) {
                open = true;
                i = text.length();
                end = i;
            } else if (c == '#') {
                int stop = text.indexOf('\n', i);
                stop = stop < 0 ? text.length() : stop;
                comments.add(new int[] {i, stop});
                i = stop;
            } else if (c == '\n' && depth == 0) {
                break;
            } else if (c == '\\' && joinEnd(i) > 0) {
                joins.add(i);
                i = joinEnd(i);
            } else {
                depth = Math.max(0, depth + ("([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0));
                i++;
                end = Character.isWhitespace(c) ? end : i;
            }
        }
        open |= depth > 0;
        if (end > start) {
            lines.add(new Line(indent, start, end, comments, joins));
        }
        return i + 1;
    }

    private boolean isPartOfWord(int i, int start) {
        return i > start && isWordPart(text.charAt(i - 1)) && isWordPart(text.charAt(i));
    }

    private boolean isTripleQuote(int i) {
        return text.startsWith("\"\"\"", i) || text.startsWith("'''", i);
    }

    private int joinEnd(int i) {
        int next = i + 1;
        if (next < text.length() && text.charAt(next) == '\r') {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n' ? next + 1 : -1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\r';
    }
}
