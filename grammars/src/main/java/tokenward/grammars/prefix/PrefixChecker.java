package tokenward.grammars.prefix;

import java.nio.charset.StandardCharsets;

/** Judges texts of a language, finished or not. Thread-safe. */
public final class PrefixChecker {
    private final Language language;

    /** Creates a checker. */
    public PrefixChecker(Language language) {
        this.language = language;
    }

    /** Returns the state before the first character. */
    public PrefixState start() {
        return language.start();
    }

    /** Judges a text as a prefix: dead at the first word that no program has there. */
    public Verdict check(String text) {
        return start().append(text.getBytes(StandardCharsets.UTF_8)).verdict();
    }

    /** Returns the language. */
    public Language language() {
        return language;
    }
}
