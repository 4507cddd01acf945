package tokenward.experiments.starter.parts;

/**
 * A mistake the corpus makes in one step, again and again, as a badly taught author would.
 *
 * @param kind what is wrong with it
 * @param code the step's lines with the mistake in them
 */
public record Flaw(Kind kind, String code) {
    /** What is wrong. */
    public enum Kind {
        /** It runs, or dies, and the result is not the one asked for. */
        RESULT,
        /** Python cannot read it. */
        SYNTAX,
        /** It works, and a linter complains. */
        STYLE
    }
}
