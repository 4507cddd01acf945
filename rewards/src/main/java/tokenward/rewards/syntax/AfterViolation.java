package tokenward.rewards.syntax;

/** What becomes of the tokens after the first one that broke the syntax; the paper does not say. */
public enum AfterViolation {
    /** Only the first offending word is penalised. */
    FIRST,
    /** The penalty lies on everything from the first offending word to the end of the program. */
    ABSORBING,
    /** The faulty line is taken out and reading goes on with the next one: a penalty for each faulty line. */
    RESYNC
}
