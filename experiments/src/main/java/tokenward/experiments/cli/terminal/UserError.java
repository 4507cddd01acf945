package tokenward.experiments.cli.terminal;

/** Ends a verb with one message and an exit code, without a stack trace. */
public final class UserError extends RuntimeException {
    private final int exitCode;

    private UserError(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something the user gave is wrong: exit code 1. */
    public static UserError input(String message) {
        return new UserError(ExitCode.WRONG_INPUT, message);
    }

    /** The machine lacks something: exit code 3. */
    public static UserError environment(String message) {
        return new UserError(ExitCode.ENVIRONMENT, message);
    }

    /** Returns what the verb ends with. */
    public int exitCode() {
        return exitCode;
    }
}
