package tokenward.dsl.groovy;

/** A reward body that does not come to an end; thrown by what the compiler adds to its loops, methods and closures. */
public final class BodyTimeout extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates one; the compiler's message, which speaks of dates, is left out. */
    public BodyTimeout(String ignored) {
        super("it does not come to an end within " + RewardBodies.LONGEST_SECONDS + " s");
    }
}
