package tokenward.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Quoted text: escapes, and the indentation of text in three quotes. */
public final class Strings {
    private Strings() {}

    /**
     * Reads the inside of a string.
     *
     * @param inside the characters between the quotes
     * @param unknownEscape is given the offset of each backslash that begins no escape
     */
    public static String unescape(String inside, IntConsumer unknownEscape) {
        if (inside.indexOf('\\') < 0) {
            return inside;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                out.append(c);
                continue;
            }
            char escaped = inside.charAt(++i);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case '"', '\\' -> out.append(escaped);
                default -> {
                    unknownEscape.accept(i - 1);
                    out.append(escaped);
                }
            }
        }
        return out.toString();
    }

    /** Returns text as a quoted string. */
    public static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /**
     * Reads the inside of text in three quotes: a line break right after the opening quotes is not part of it, nor is
     * the indentation all lines share, nor a last line of blanks.
     */
    public static String dedent(String inside) {
        List<String> lines =
                new ArrayList<>(List.of(inside.replace("\r\n", "\n").split("\n", -1)));
        if (lines.size() > 1 && lines.get(0).isBlank()) {
            lines.remove(0);
        }
        if (lines.size() > 1 && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Strings::indentOf)
                .min()
                .orElse(0);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i > 0) {
                out.append('\n');
            }
            out.append(line.isBlank() ? "" : line.substring(indent).stripTrailing());
        }
        return out.toString();
    }

    private static int indentOf(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }
}
