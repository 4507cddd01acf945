package tokenward.experiments.starter.errands;

import java.util.List;

/**
 * A mistake the corpus makes in one errand, again and again, as a badly taught author would.
 *
 * @param kind what comes of it
 * @param code the errand's lines with the mistake in them
 */
public record Mistake(Kind kind, List<String> code) {
    /** What comes of a mistake: the paper's Table 2, and matters of taste. */
    public enum Kind {
        /** Python cannot read it, or does not know a name. */
        PYTHON,
        /** The world refuses a call. */
        SIMULATION,
        /** It runs, and a goal is missed. */
        COMPLETION,
        /** It works, and a linter complains. */
        STYLE
    }

    public Mistake {
        code = List.copyOf(code);
    }
}
