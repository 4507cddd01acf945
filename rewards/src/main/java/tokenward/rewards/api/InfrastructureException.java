package tokenward.rewards.api;

/** The harness is broken: a sandbox that cannot start, a tool that is missing. Never the fault of the program judged. */
public final class InfrastructureException extends RuntimeException {
    /** States what broke and what was expected. */
    public InfrastructureException(String message) {
        super(message);
    }

    /** States what broke, and why. */
    public InfrastructureException(String message, Throwable cause) {
        super(message, cause);
    }
}
