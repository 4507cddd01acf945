package tokenward.rewards.extraction;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.CodeExtractor;

/**
 * Finds the program between Markdown fences: the first block labelled with its language, else the first without a label.
 * Blocks labelled otherwise are passed over. A block without a closing fence ends with the text.
 *
 * <p>The span holds the lines between the fences without the last line break, so that a token such as
 * {@code "\n```"} is not code. An opening fence may follow words on its line; a closing one stands alone.
 */
public final class FencedBlock implements CodeExtractor {
    private static final Set<String> PYTHON = Set.of("python", "py", "python3", "python2", "ipython", "python-repl");

    /** Other labels of languages, by the one experiments write. */
    private static final Map<String, Set<String>> ALIASES = Map.of(
            "python", PYTHON,
            "c", Set.of("c", "h"),
            "cpp", Set.of("cpp", "c++", "cc", "cxx"),
            "javascript", Set.of("javascript", "js", "node"),
            "typescript", Set.of("typescript", "ts"),
            "rust", Set.of("rust", "rs"),
            "sql", Set.of("sql", "sqlite", "mysql", "postgresql"));

    private final Set<String> labels;

    /** Creates the extractor of Python programs. */
    public FencedBlock() {
        this(PYTHON);
    }

    private FencedBlock(Set<String> labels) {
        this.labels = labels;
    }

    /** Returns the extractor of a language's programs. */
    public static FencedBlock of(String language) {
        String word = language.toLowerCase(Locale.ROOT);
        return new FencedBlock(ALIASES.getOrDefault(word, Set.of(word)));
    }

    /** Returns an extractor that takes the first block, whatever its label. */
    public static FencedBlock any() {
        return new FencedBlock(Set.of());
    }

    @Override
    public Optional<Span> code(String text) {
        LineMap lines = new LineMap(text);
        Span unlabelled = null;
        int line = 1;
        while (line <= lines.lines()) {
            Fence fence = opening(lines.line(line));
            if (fence == null) {
                line++;
                continue;
            }
            int closing = line + 1;
            while (closing <= lines.lines() && !fence.isClosedBy(lines.line(closing))) {
                closing++;
            }
            if (line < lines.lines()) {
                Span block = between(lines, line + 1, closing - 1);
                boolean wanted = labels.isEmpty() || labels.contains(fence.label);
                if (wanted && !block.in(text).isBlank()) {
                    return Optional.of(block);
                }
                if (fence.label.isEmpty()
                        && unlabelled == null
                        && !block.in(text).isBlank()) {
                    unlabelled = block;
                }
            }
            line = closing + 1;
        }
        return Optional.ofNullable(unlabelled);
    }

    private static Span between(LineMap lines, int first, int last) {
        int start = lines.startOf(first);
        return last < first
                ? Span.at(start)
                : new Span(start, lines.startOf(last) + lines.line(last).length());
    }

    private @Nullable Fence opening(String line) {
        for (char mark : new char[] {'`', '~'}) {
            int at = line.indexOf(String.valueOf(mark).repeat(3));
            // Tildes occur in prose and code; as a fence they begin their line.
            if (at < 0 || (mark == '~' && !line.substring(0, at).isBlank())) {
                continue;
            }
            int end = at;
            while (end < line.length() && line.charAt(end) == mark) {
                end++;
            }
            String label = label(line.substring(end));
            if (line.indexOf(mark, end) < 0 && (at == 0 || !label.contains(" "))) {
                return new Fence(mark, end - at, label);
            }
        }
        return null;
    }

    /** Reads {@code python}, {@code Python title="a.py"} and {@code {.python}} alike. */
    private String label(String afterMarks) {
        String label = afterMarks.strip().toLowerCase(Locale.ROOT);
        if (label.startsWith("{")) {
            label = label.replaceAll("[{}.]", " ").strip();
        }
        String[] words = label.split("[\\s,:]+", 2);
        return labels.contains(words[0]) ? words[0] : label;
    }

    private record Fence(char mark, int length, String label) {
        boolean isClosedBy(String line) {
            String bare = line.strip();
            return bare.length() >= length && bare.chars().allMatch(c -> c == mark);
        }
    }
}
