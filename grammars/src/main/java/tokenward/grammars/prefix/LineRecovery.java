package tokenward.grammars.prefix;

import java.util.ArrayList;
import java.util.List;
import tokenward.grammars.prefix.scan.Line;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;

/** Goes on after a fault, at the next line that does not belong to the faulty one. */
final class LineRecovery {
    private final Language language;

    LineRecovery(Language language) {
        this.language = language;
    }

    List<Verdict.Dead> faults(String text) {
        List<Verdict.Dead> faults = new ArrayList<>();
        LineMap lines = new LineMap(text);
        PrefixState state = language.start();
        PrefixState beforeLine = state;
        int lineOfState = 1;
        for (int line = 1; line <= lines.lines(); ) {
            if (state.scanner().isBetweenWords() && state.scanner().outlook().isAtLineStart()) {
                beforeLine = state;
                lineOfState = line;
            }
            int start = lines.startOf(line);
            int end = line < lines.lines() ? lines.startOf(line + 1) : text.length();
            PrefixState next = state.append(text.substring(start, end));
            if (next.isViable()) {
                state = next;
                line++;
                continue;
            }
            Verdict.Dead dead = (Verdict.Dead) next.verdict();
            Span offending = dead.offending().shift(start - state.length());
            faults.add(new Verdict.Dead(offending, dead.expected()));
            if (language.filler().isEmpty()) {
                return faults;
            }
            String indentation = indentation(lines.line(lineOfState));
            state = filled(beforeLine, indentation);
            line = nextLine(lines, line, lineOfState, indentation.length());
        }
        return faults;
    }

    private PrefixState filled(PrefixState beforeLine, String indentation) {
        PrefixState filled = beforeLine.append(indentation + language.filler() + "\n");
        return filled.isViable() ? filled : beforeLine;
    }

    /** The fault may be that an earlier line was left open; then the line it was found in is read again. */
    private static int nextLine(LineMap lines, int faulty, int first, int indentation) {
        int line = faulty > first ? faulty : faulty + 1;
        while (line <= lines.lines()) {
            String text = lines.line(line);
            if (!text.isBlank() && indentation(text).length() <= indentation) {
                return line;
            }
            line++;
        }
        return line;
    }

    private static String indentation(String line) {
        int blanks = 0;
        while (blanks < line.length() && Line.isBlank(line.charAt(blanks))) {
            blanks++;
        }
        return line.substring(0, blanks);
    }
}
