package tokenward.rewards.lint;

import tokenward.grammars.text.Span;

/**
 * One thing Ruff says about a program.
 *
 * @param code the rule, {@code invalid-syntax}, or {@link #UNREADABLE}
 * @param message Ruff's words
 * @param span the characters it is about, as offsets into the program
 */
public record Lint(String code, String message, Span span) {
    /** The code of a program that Ruff itself fails on, as it does when brackets nest thousands deep. */
    public static final String UNREADABLE = "unreadable";
}
