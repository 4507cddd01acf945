package tokenward.rewards.simulation;

/**
 * What outcomes are worth.
 *
 * @param pythonError of a program that is wrong by itself
 * @param simulationError of a call the world refuses
 * @param completion of a program that met nearly all goals; what it met earns its share
 * @param success of meeting all goals
 * @param beforeError of goals reached before an error, as a share of the way; added to the error's worth
 * @param progress whether goals reached count at all
 */
public record SimulationConfig(
        double pythonError,
        double simulationError,
        double completion,
        double success,
        double beforeError,
        boolean progress) {
    /** A ladder with clear steps: -1, -0.6, 0 to 0.8, 1. */
    public static final SimulationConfig DEFAULTS = new SimulationConfig(-1, -0.6, 0.8, 1, 0.3, true);

    public SimulationConfig {
        boolean ordered = pythonError <= simulationError
                && simulationError + beforeError <= 0
                && beforeError >= 0
                && completion >= 0
                && completion <= success;
        if (!ordered) {
            throw new IllegalArgumentException("a better outcome must not be worth less: " + pythonError + ", "
                    + simulationError + " + " + beforeError + ", " + completion + ", " + success);
        }
    }

    /** Returns the same without or with partial credit. */
    public SimulationConfig withProgress(boolean counts) {
        return new SimulationConfig(pythonError, simulationError, completion, success, beforeError, counts);
    }

    /** Returns what an outcome costs before progress is added, never positive. */
    double base(Outcome outcome) {
        return switch (outcome) {
            case Outcome.PythonError e -> pythonError;
            case Outcome.SimulationError e -> simulationError;
            default -> 0;
        };
    }

    /** Returns what was earned by progress in [0, 1], never negative. */
    double earned(Outcome outcome, double reached) {
        return switch (outcome) {
            case Outcome.Success s -> success;
            case Outcome.CompletionError e -> progress ? completion * reached : 0;
            default -> progress ? beforeError * reached : 0;
        };
    }
}
