package tokenward.rewards.attribution;

import tokenward.rewards.api.Completion;

/**
 * Divides a channel's token rewards by a length, against length bias.
 *
 * @see "paper section 4, future work: normalization strategies to reduce length bias"
 */
public enum Normalize {
    /** Leaves them. */
    NONE,
    /** Divides by the number of code tokens. */
    TOKEN,
    /** Divides by the number of lines of code that are not blank. */
    LINE;

    /** Returns what rewards of this completion are divided by; at least 1. */
    public double divisor(Completion completion) {
        return switch (this) {
            case NONE -> 1;
            case TOKEN -> Math.max(1, completion.codeTokens().size());
            case LINE ->
                Math.max(
                        1,
                        completion
                                .codeText()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .count());
        };
    }
}
