package tokenward.experiments.cli;

/** Whether people are watching. */
final class Terminals {
    private Terminals() {}

    /** Returns whether standard output is a terminal that can rewrite a line; the launcher finds out. */
    static boolean interactive() {
        return Boolean.getBoolean("exp.terminal") && !"dumb".equals(System.getenv("TERM"));
    }

    /** Returns whether colours are wanted: on a terminal, unless NO_COLOR says otherwise. */
    static boolean colour() {
        return interactive() && System.getenv("NO_COLOR") == null;
    }
}
