package tokenward.experiments.cli.terminal;

/** Whether people are watching. */
public final class Terminals {
    private Terminals() {}

    /** Returns whether standard output is a terminal that can rewrite a line; the launcher finds out. */
    public static boolean interactive() {
        return Boolean.getBoolean("exp.terminal") && !"dumb".equals(System.getenv("TERM"));
    }

    /** Returns whether colours are wanted: on a terminal, unless NO_COLOR says otherwise. */
    public static boolean colour() {
        return interactive() && System.getenv("NO_COLOR") == null;
    }
}
