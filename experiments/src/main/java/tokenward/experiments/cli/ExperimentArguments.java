package tokenward.experiments.cli;

/** Tells files from settings on a command line. */
final class ExperimentArguments {
    private ExperimentArguments() {}

    /** Returns whether an argument is a setting such as {@code ppo.epochs=2} or {@code without reward.lint}. */
    static boolean isOverride(String argument) {
        return argument.startsWith("without ") || argument.matches("(?s)[A-Za-z_][A-Za-z_0-9@.]*\\s*=.*");
    }
}
