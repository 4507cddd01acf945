package tokenward.grammars.text;

import java.util.Locale;

/** How bad it is. */
public enum Severity {
    /** Nothing runs until it is mended. */
    ERROR,
    /** It runs, and probably not as meant. */
    WARNING;

    /** Returns the word printed before the code. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
