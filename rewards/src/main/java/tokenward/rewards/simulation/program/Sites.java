package tokenward.rewards.simulation.program;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.value.PyValue;

/** Turns the interpreter's places (lines from 1, columns in bytes) into spans of the program's text. */
final class Sites {
    private final String text;
    private final LineMap lines;

    Sites(String text) {
        this.text = text;
        this.lines = new LineMap(text);
    }

    Sites of(String other) {
        return other.equals(text) ? this : new Sites(other);
    }

    /** Returns the span of (line, last line, column, end column); the whole line where columns are unknown (-1). */
    Optional<Span> span(List<PyValue> place) {
        if (place.size() != 4) {
            return Optional.empty();
        }
        int line = number(place.get(0));
        int last = number(place.get(1));
        if (line < 1 || line > lines.lines() || last < line || last > lines.lines()) {
            return Optional.empty();
        }
        int from = number(place.get(2));
        int to = number(place.get(3));
        if (from < 0 || to < 0) {
            String whole = lines.line(line);
            int start =
                    lines.startOf(line) + whole.length() - whole.stripLeading().length();
            return Optional.of(new Span(
                    start,
                    Math.max(start, lines.startOf(line) + whole.stripTrailing().length())));
        }
        int start = lines.startOf(line) + units(lines.line(line), from);
        int end = lines.startOf(last) + units(lines.line(last), to);
        return Optional.of(new Span(start, Math.max(start, end)));
    }

    private static int number(PyValue value) {
        return value instanceof PyValue.Int i && i.value().bitLength() < 31
                ? i.value().intValue()
                : -1;
    }

    /** UTF-16 units of a line's first bytes. */
    private static int units(String line, int bytes) {
        byte[] raw = line.getBytes(StandardCharsets.UTF_8);
        if (raw.length == line.length()) {
            return Math.min(bytes, line.length());
        }
        return new String(raw, 0, Math.min(bytes, raw.length), StandardCharsets.UTF_8).length();
    }
}
