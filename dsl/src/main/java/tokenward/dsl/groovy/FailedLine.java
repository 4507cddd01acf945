package tokenward.dsl.groovy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line of a reward body that failed, with the values it names under it. A failed {@code assert} is told by Groovy
 * itself, value by value; for any other failure the variables, settings and words of the line are shown in the same way.
 */
final class FailedLine {
    private static final int WIDEST = 40;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private FailedLine() {}

    /**
     * Returns what failed in words, then the line and its values.
     *
     * @param groovy the body
     * @param line that failed, from 1
     * @param values what names of the line stand for
     */
    static String describe(Throwable failure, String groovy, int line, Map<String, @Nullable Object> values) {
        if (failure instanceof AssertionError) {
            return String.valueOf(failure.getMessage()).strip();
        }
        List<String> lines = groovy.lines().toList();
        String source = line <= lines.size() ? lines.get(line - 1).stripTrailing() : "";
        String text = source.stripLeading();
        String what = String.valueOf(failure instanceof BodyTimeout ? failure.getMessage() : failure);
        StringBuilder out = new StringBuilder(what).append("\n\n").append(text);
        List<Shown> shown = shown(text, values);
        if (!shown.isEmpty()) {
            out.append('\n').append(bars(shown, shown.size()));
            for (int i = shown.size() - 1; i >= 0; i--) {
                out.append('\n')
                        .append(bars(shown, i))
                        .append(" ".repeat(shown.get(i).column() - width(shown, i)));
                out.append(shown.get(i).value());
            }
        }
        return out.toString();
    }

    /** A value and the column of the name it belongs to, from 0. */
    private record Shown(int column, String value) {}

    private static List<Shown> shown(String text, Map<String, @Nullable Object> values) {
        List<Shown> shown = new ArrayList<>();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            boolean member = words.start() > 0 && text.charAt(words.start() - 1) == '.';
            if (!member && values.containsKey(words.group())) {
                String value = String.valueOf(values.get(words.group())).replace("\n", "\\n");
                shown.add(new Shown(
                        words.start(), value.length() > WIDEST ? value.substring(0, WIDEST - 1) + "\u2026" : value));
            }
        }
        return shown;
    }

    /** Returns a line with a bar under each of the first names. */
    private static String bars(List<Shown> shown, int count) {
        StringBuilder line = new StringBuilder();
        for (Shown one : shown.subList(0, count)) {
            line.append(" ".repeat(one.column() - line.length())).append('|');
        }
        return line.toString();
    }

    private static int width(List<Shown> shown, int count) {
        return count == 0 ? 0 : shown.get(count - 1).column() + 1;
    }
}
