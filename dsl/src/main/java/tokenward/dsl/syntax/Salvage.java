package tokenward.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Label;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;

/**
 * Reads what can be read of a text that has faults, as an editor needs it: lines at fault count as blank, and brackets
 * that stay open are closed at the end. Everything that is left keeps its place.
 */
final class Salvage {
    private static final int ROUNDS = 24;

    private final StringBuilder text;
    private final String name;

    private Salvage(SourceText source) {
        this.text = new StringBuilder(source.text());
        this.name = source.name();
    }

    static ExpNode.File read(SourceText source) {
        return new Salvage(source).read();
    }

    private ExpNode.File read() {
        for (int round = 0; round < ROUNDS; round++) {
            SourceText source = new SourceText(name, text.toString());
            Parsed<ExpNode.File> parsed = ExpReader.read(source);
            if (parsed.value().isPresent()) {
                return parsed.value().get();
            }
            parsed.diagnostics().stream().filter(Diagnostic::isError).forEach(fault -> mend(fault, source));
        }
        text.setLength(0);
        return ExpReader.read(new SourceText(name, "")).value().orElseThrow();
    }

    private void mend(Diagnostic fault, SourceText source) {
        Label at = fault.labels().get(0);
        int start = at.span().start();
        boolean toTheEnd = fault.code() == ExpCode.E0103
                || (fault.code() == ExpCode.E0102 && source.text().startsWith("\"\"\"", start));
        if (toTheEnd) {
            blank(lineStart(source, start), text.length());
        } else if (fault.code() == ExpCode.E0105 && source.text().startsWith("{", start)) {
            closeBlocks(source);
        } else {
            int line = source.lines().lineAt(Math.min(start, source.text().length()));
            int from = source.lines().startOf(line);
            blank(from, from + source.lines().line(line).length());
        }
    }

    private static int lineStart(SourceText source, int offset) {
        LineMap lines = source.lines();
        return lines.startOf(lines.lineAt(offset));
    }

    /** A line that opens a block takes all of it along, so that no bracket stays without its partner. */
    private void blank(int from, int to) {
        Optional<Integer> close = closeOf(from, to);
        for (int i = from; i < close.orElse(to); i++) {
            char c = text.charAt(i);
            if (c != '\n' && c != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** Returns the end of the block that a line leaves open, if it does. */
    private Optional<Integer> closeOf(int from, int to) {
        int depth = 0;
        for (Lexeme at : Lexeme.of(new SourceText(name, text.toString()))) {
            if (at.span().start() < from) {
                continue;
            }
            boolean inside = at.span().start() < to;
            if (!inside && depth <= 0) {
                return Optional.empty();
            }
            depth += at.is("{") ? 1 : at.is("}") ? -1 : 0;
            if (!inside && depth == 0) {
                return Optional.of(at.span().end());
            }
        }
        return Optional.empty();
    }

    private void closeBlocks(SourceText source) {
        List<Lexeme> open = new ArrayList<>();
        for (Lexeme at : Lexeme.of(source)) {
            if (at.is("{")) {
                open.add(at);
            } else if (at.is("}") && !open.isEmpty()) {
                open.remove(open.size() - 1);
            }
        }
        text.append("\n").append("}".repeat(open.size()));
    }
}
