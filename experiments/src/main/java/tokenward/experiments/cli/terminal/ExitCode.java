package tokenward.experiments.cli.terminal;

/** What a verb ends with when it did not do what was asked; 0 when it did. */
public final class ExitCode {
    /** A fault in what the user wrote or gave. */
    public static final int WRONG_INPUT = 1;

    /** A bug of ours. */
    public static final int BUG = 2;

    /** A missing part of the environment. */
    public static final int ENVIRONMENT = 3;

    private ExitCode() {}
}
