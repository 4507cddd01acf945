package tokenward.experiments.judging;

/** A run cannot begin or go on for a reason the user can mend; the message says which setting, file or tool. */
public final class RunException extends RuntimeException {
    private final boolean environment;

    private RunException(String message, boolean environment) {
        super(message);
        this.environment = environment;
    }

    /** A setting asks for what cannot be. */
    public static RunException setting(String message) {
        return new RunException(message, false);
    }

    /** The machine lacks something. */
    public static RunException environment(String message) {
        return new RunException(message, true);
    }

    /** Returns whether the machine is at fault rather than the experiment. */
    public boolean isEnvironment() {
        return environment;
    }
}
