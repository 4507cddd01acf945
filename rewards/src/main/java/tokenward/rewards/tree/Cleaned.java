package tokenward.rewards.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A program as CodeBLEU parses it: without comments, blank lines, and the strings it takes for documentation (any in
 * column one, any that is the first word of a statement directly after a line break that ends a statement, or of a
 * block). Blanks before a word become spaces, one for each, except where a block begins: that bends the layout of
 * programs indented with tabs, and the bent program is what CodeBLEU compares.
 *
 * @see "CodeXGLUE's remove_comments_and_docstrings, which writes out Python's tokens again"
 */
final class Cleaned {
    private final String text;
    private final Mapped out = Mapped.empty();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private int depth;
    private boolean continued;
    /** Whether the last token ended a statement or began a block. */
    private boolean freshLine = true;

    private boolean failed;

    private Cleaned(String text) {
        this.text = text;
        indents.push(0);
    }

    /** Returns the cleaned program; as it is when Python cannot split it into words. */
    static Mapped of(String text) {
        return new Cleaned(text).clean().orElseGet(() -> Mapped.of(text));
    }

    private Optional<Mapped> clean() {
        int at = 0;
        while (at < text.length() && !failed) {
            at = line(at);
        }
        return failed || depth != 0 || continued ? Optional.empty() : Optional.of(withoutBlankLines());
    }

    /** Copies one line of text, and the lines that strings in it run over; returns where the next begins. */
    private int line(int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        boolean fresh = depth == 0 && !continued;
        continued = false;
        if (at >= text.length()) {
            return at;
        }
        boolean code = text.charAt(at) != '\n' && text.charAt(at) != '#' && text.charAt(at) != '\r';
        boolean begins = fresh && code && indent(from, at);
        for (int i = from; i < at; i++) {
            out.append(begins ? text.charAt(i) : ' ', i);
        }
        return words(at, from, code && fresh);
    }

    /** Follows Python's stack of indentations; returns whether a block begins. */
    private boolean indent(int from, int to) {
        int column = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            column = c == '\t' ? (column / 8 + 1) * 8 : c == '\f' ? 0 : column + 1;
        }
        if (column > indents.getFirst()) {
            indents.push(column);
            freshLine = true;
            return true;
        }
        while (column < indents.getFirst()) {
            indents.pop();
            freshLine = false;
        }
        failed |= column != indents.getFirst();
        return false;
    }

    private int words(int from, int lineStart, boolean statement) {
        int start = lineStart;
        int at = from;
        boolean code = statement;
        while (at < text.length()) {
            char c = text.charAt(at);
            int string = Lines.endOfString(text, at);
            if (string >= 0) {
                if (!freshLine && at > start) {
                    out.copy(text, at, string, 0);
                }
                start = text.lastIndexOf('\n', string - 1) + 1;
                at = string;
                freshLine = false;
                code = true;
            } else if (text.startsWith("\"\"\"", at) || text.startsWith("'''", at)) {
                failed = true;
                return text.length();
            } else if (c == '#') {
                int stop = text.indexOf('\n', at);
                at = stop < 0 ? text.length() : stop;
                freshLine = false;
            } else if (c == '\n') {
                out.append(c, at);
                freshLine = code && depth == 0;
                return at + 1;
            } else if (c == '\\' && isJoin(at)) {
                continued = true;
                out.dropBlanks();
                return text.indexOf('\n', at) + 1;
            } else {
                at = word(at);
                freshLine &= isBlank(c);
                code |= !isBlank(c);
            }
        }
        return at;
    }

    private int word(int at) {
        char c = text.charAt(at);
        depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        int end = at + 1;
        if (Lines.isWordPart(c)) {
            while (end < text.length() && Lines.isWordPart(text.charAt(end))) {
                end++;
            }
        }
        for (int i = at; i < end; i++) {
            out.append(isBlank(c) ? ' ' : text.charAt(i), i);
        }
        return end;
    }

    private boolean isJoin(int at) {
        return text.startsWith("\n", at + 1) || text.startsWith("\r\n", at + 1);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\r';
    }

    private Mapped withoutBlankLines() {
        String written = out.text();
        Mapped kept = Mapped.empty();
        boolean any = false;
        int at = 0;
        while (at < written.length()) {
            int end = written.indexOf('\n', at);
            end = end < 0 ? written.length() : end;
            if (!written.substring(at, end).isBlank()) {
                if (any) {
                    kept.invent('\n');
                }
                for (int i = at; i < end; i++) {
                    kept.append(written.charAt(i), out.origin(i));
                }
                any = true;
            }
            at = end + 1;
        }
        return kept;
    }
}
