package tokenward.experiments.lsp;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.TextEdit;
import tokenward.dsl.format.Formatter;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.WorldFormatter;

/** Formatting as one edit of the lines that change, so that the cursor elsewhere stays where it is. */
final class Layout {
    private Layout() {}

    /** Returns the edit, or none for a file that is laid out already or whose brackets do not match. */
    static List<TextEdit> edits(Path path, SourceText source) {
        String text = source.text();
        Parsed<String> read = Analysis.isWorld(path) ? WorldFormatter.format(source) : Formatter.format(source);
        String laidOut = read.value().orElse(text);
        if (laidOut.equals(text)) {
            return List.of();
        }
        int most = Math.min(text.length(), laidOut.length());
        int start = 0;
        while (start < most && text.charAt(start) == laidOut.charAt(start)) {
            start++;
        }
        start = text.lastIndexOf('\n', start - 1) + 1;
        int end = 0;
        while (end < most - start
                && text.charAt(text.length() - 1 - end) == laidOut.charAt(laidOut.length() - 1 - end)) {
            end++;
        }
        Span replaced = new Span(start, text.length() - end);
        return List.of(new TextEdit(Ranges.range(source, replaced), laidOut.substring(start, laidOut.length() - end)));
    }
}
