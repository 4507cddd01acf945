package tokenward.experiments.lsp;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Offsets here, lines and columns from 0 there; both count UTF-16 units. */
final class Ranges {
    private Ranges() {}

    static Position position(SourceText source, int offset) {
        LineMap lines = source.lines();
        int within = Math.min(offset, source.text().length());
        return new Position(lines.lineAt(within) - 1, lines.columnAt(within) - 1);
    }

    static Range range(SourceText source, Span span) {
        return new Range(position(source, span.start()), position(source, span.end()));
    }

    /** Returns the offset of a position; one beyond the end of its line, or of the text, is the end. */
    static int offset(SourceText source, Position position) {
        LineMap lines = source.lines();
        int line = position.getLine() + 1;
        if (line > lines.lines()) {
            return source.text().length();
        }
        return lines.startOf(line)
                + Math.min(
                        Math.max(0, position.getCharacter()), lines.line(line).length());
    }
}
