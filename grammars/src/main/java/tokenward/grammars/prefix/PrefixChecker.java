package tokenward.grammars.prefix;

import java.nio.charset.StandardCharsets;
import java.util.List;

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

    /**
     * Judges a text line by line: after a fault, the lines that belong to the faulty one are left out (those indented
     * deeper), the language's filler stands in for them, and reading goes on. For a language without lines, at most the
     * first fault.
     *
     * @return the faults, first to last; empty when the text is a prefix of a program
     */
    public List<Verdict.Dead> faults(String text) {
        return new LineRecovery(language).faults(text);
    }

    /** Returns the language. */
    public Language language() {
        return language;
    }
}
