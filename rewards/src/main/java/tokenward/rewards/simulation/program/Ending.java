package tokenward.rewards.simulation.program;

import java.util.Optional;
import tokenward.grammars.text.Span;

/** How one run of a program ended. */
public sealed interface Ending {
    /** It came to its end. */
    record Finished() implements Ending {}

    /**
     * It raised something nobody caught.
     *
     * @param type name of the exception
     * @param message the last line the interpreter would print
     * @param byCall whether it is the error of a robot call
     * @param site innermost place in the program
     */
    record Raised(String type, String message, boolean byCall, Optional<Span> site) implements Ending {}

    /** It is no Python program. */
    record NotCompiled(String type, String message, Optional<Span> site) implements Ending {}

    /** It was still running at the limit of time or calls. */
    record TimedOut() implements Ending {}

    /** Its process ended otherwise: out of memory, or by its own doing. */
    record Died(String how) implements Ending {}
}
