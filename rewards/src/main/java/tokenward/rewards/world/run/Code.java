package tokenward.rewards.world.run;

/** Compiled code for a value. */
@FunctionalInterface
public interface Code {
    /** Computes the value. */
    Object eval(Frame frame);

    /** Compiled code for a statement. */
    @FunctionalInterface
    interface Step {
        /** What a statement yields when the call goes on. */
        Object NEXT = new Object();

        /** Runs the statement; returns {@link #NEXT}, or the value the call returns. */
        Object run(Frame frame);
    }
}
