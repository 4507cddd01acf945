package tokenward.rewards.world;

import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.syntax.Indentation;

/**
 * Formats world files: two columns of indentation for every open bracket, no blanks at line ends, at most one empty line
 * in a row, one line break at the end. What stands within a line is the author's.
 */
public final class WorldFormatter {
    private WorldFormatter() {}

    /** Returns the text formatted; formatting it again changes nothing. */
    public static String format(SourceText source) {
        return Indentation.of(source.text());
    }
}
