package tokenward.grammars.text;

import java.util.Arrays;

/** Lines of a text and where each begins. Lines and columns count from 1; columns count UTF-16 units. */
public final class LineMap {
    private final String text;
    private final int[] starts;

    /** Indexes the lines of a text; a line ends at LF, CR LF or CR. */
    public LineMap(String text) {
        this.text = text;
        int[] found = new int[16];
        int lines = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (lines == found.length) {
                    found = Arrays.copyOf(found, lines * 2);
                }
                found[lines++] = i + 1;
            }
        }
        this.starts = Arrays.copyOf(found, lines);
    }

    /** Returns the number of lines; a text without a line break has one. */
    public int lines() {
        return starts.length;
    }

    /** Returns the line, from 1, that holds an offset. */
    public int lineAt(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Returns the column, from 1, of an offset. */
    public int columnAt(int offset) {
        return offset - starts[lineAt(offset) - 1] + 1;
    }

    /** Returns the offset at which a line, from 1, begins. */
    public int startOf(int line) {
        return starts[line - 1];
    }

    /** Returns a line, from 1, without its line break. */
    public String line(int line) {
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }
}
