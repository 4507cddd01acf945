package tokenward.rewards.simulation.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads Python lists of texts without escapes, such as {@code ['yes', 'no']}. */
final class LiteralLists {
    private LiteralLists() {}

    static Optional<List<Object>> parse(String text) {
        if (!text.startsWith("[") || !text.endsWith("]") || text.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        String inner = text.substring(1, text.length() - 1).strip();
        List<Object> values = new ArrayList<>();
        int at = 0;
        while (at < inner.length()) {
            char quote = inner.charAt(at);
            int end = quote == '\'' || quote == '"' ? inner.indexOf(quote, at + 1) : -1;
            if (end < 0) {
                return Optional.empty();
            }
            values.add(inner.substring(at + 1, end));
            int comma = end + 1;
            while (comma < inner.length() && (inner.charAt(comma) == ' ' || inner.charAt(comma) == ',')) {
                comma++;
            }
            if (comma < inner.length() && !inner.substring(end + 1, comma).contains(",")) {
                return Optional.empty();
            }
            at = comma;
        }
        return Optional.of(List.copyOf(values));
    }
}
