package tokenward.rewards.extraction;

import java.util.Optional;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixChecker;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.CodeExtractor;

/**
 * Finds the two or more lines in a row that make a program and have the most lines with something on them; of equals the
 * first. Reads on from each possible first line only until no program can go on like that, and starts nowhere that an
 * earlier start has already passed with a whole program behind it: whatever follows is longer seen from there. Prose ends
 * at once, so the time is that of reading the text about once.
 *
 * @see "EvalPlus' code_extract, which parses every pair of lines"
 */
public final class LongestProgram implements CodeExtractor {
    private final PrefixChecker checker;

    /** Creates the extractor for a compiled version of Python. */
    public LongestProgram(Language python) {
        this.checker = new PrefixChecker(python);
    }

    @Override
    public Optional<Span> code(String text) {
        LineMap lines = new LineMap(text);
        boolean[] passed = new boolean[lines.lines() + 2];
        int mostLines = 0;
        Optional<Span> longest = Optional.empty();
        for (int first = 1; first <= lines.lines(); first++) {
            PrefixState state = checker.start();
            int filled = 0;
            for (int last = first; last <= lines.lines() && !passed[first]; last++) {
                String line = lines.line(last);
                state = state.append(line);
                if (!state.isViable()) {
                    break;
                }
                filled += line.isBlank() ? 0 : 1;
                if (state.isComplete()) {
                    passed[last + 1] = true;
                    if (last > first && filled > mostLines) {
                        mostLines = filled;
                        longest = Optional.of(new Span(lines.startOf(first), lines.startOf(last) + line.length()));
                    }
                }
                state = state.append("\n");
            }
        }
        return longest;
    }
}
