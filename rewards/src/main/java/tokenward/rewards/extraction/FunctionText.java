package tokenward.rewards.extraction;

import java.util.Optional;
import java.util.regex.Pattern;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.CodeExtractor;

/**
 * Finds a function written without fences, as base models do: from the first line that begins a definition or an
 * import, through everything that still belongs to such statements, to the first line in column one that does not. Prose
 * before it, and tests, prints or prose after it, are left out.
 *
 * <p>Reads layout only, never grammar, so a function with a mistake in it is found too. Lines within brackets or a
 * triple-quoted string are never taken for the end.
 */
public final class FunctionText implements CodeExtractor {
    private static final Pattern START = Pattern.compile(
            "(async\\s+def|def|class)\\s+\\w.*|@[\\w.]+.*|import\\s+\\w[\\w.,\\s]*|from\\s+[\\w.]+\\s+import\\b.*");
    private static final Pattern DEFINITION = Pattern.compile("(async\\s+def|def|class)\\s+\\w.*");

    /** Creates the extractor. */
    public FunctionText() {}

    @Override
    public Optional<Span> code(String text) {
        LineMap lines = new LineMap(text);
        int start = -1;
        int end = -1;
        boolean defined = false;
        Layout layout = new Layout();
        for (int n = 1; n <= lines.lines(); n++) {
            String line = lines.line(n);
            boolean inside = layout.isOpen();
            boolean begins = !inside && START.matcher(line).matches();
            if (start < 0 && !begins) {
                continue;
            }
            if (start < 0) {
                start = lines.startOf(n);
            } else if (!inside && !begins && !belongs(line)) {
                break;
            }
            defined |= begins && DEFINITION.matcher(line).matches();
            layout.read(line);
            if (!line.isBlank()) {
                end = lines.startOf(n) + line.length();
            }
        }
        return defined ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    private static boolean belongs(String line) {
        return line.isBlank()
                || Character.isWhitespace(line.charAt(0))
                || line.charAt(0) == '#'
                || line.charAt(0) == ')';
    }

    /** Open brackets and strings at the end of a line. */
    private static final class Layout {
        private int depth;
        private String quote = "";

        boolean isOpen() {
            return depth > 0 || !quote.isEmpty();
        }

        void read(String line) {
            int i = 0;
            while (i < line.length()) {
                char c = line.charAt(i);
                if (!quote.isEmpty()) {
                    if (line.startsWith(quote, i)) {
                        i += quote.length();
                        quote = "";
                    } else {
                        i += c == '\\' ? 2 : 1;
                    }
                } else if (c == '#') {
                    break;
                } else if (c == '"' || c == '\'') {
                    String triple = String.valueOf(c).repeat(3);
                    quote = line.startsWith(triple, i) ? triple : String.valueOf(c);
                    i += quote.length();
                } else {
                    depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 && depth > 0 ? -1 : 0;
                    i++;
                }
            }
            if (quote.length() == 1 && !line.endsWith("\\")) {
                quote = "";
            }
        }
    }
}
