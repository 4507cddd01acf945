package tokenward.rewards.world;

import java.util.List;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.syntax.Indentation;
import tokenward.rewards.world.syntax.WorldReader;
import tokenward.rewards.world.tree.WorldFile;

/**
 * Formats world files: two columns of indentation for every open bracket, no blanks at line ends, at most one empty line
 * in a row, one line break at the end. What stands within a line is the author's.
 */
public final class WorldFormatter {
    private WorldFormatter() {}

    /** Returns the text formatted; formatting it again changes nothing. A text that cannot be read is left alone. */
    public static Parsed<String> format(SourceText source) {
        Parsed<WorldFile> read = WorldReader.read(source);
        return read.hasErrors() || read.value().isEmpty()
                ? Parsed.failed(read.diagnostics())
                : Parsed.of(Indentation.of(source.text()), List.of());
    }
}
