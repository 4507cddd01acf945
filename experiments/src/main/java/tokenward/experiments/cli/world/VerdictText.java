package tokenward.experiments.cli.world;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tokenward.experiments.cli.terminal.Terminals;
import tokenward.grammars.text.Code;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.rewards.simulation.GoalResult;
import tokenward.rewards.simulation.Outcome;
import tokenward.rewards.simulation.StartVerdict;
import tokenward.rewards.simulation.WorldVerdict;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.world.run.WorldSpec;

/** What became of a program, in words: the trace with lines, the goals, and the place to blame. */
final class VerdictText {
    private static final int SHOWN = 40;

    private final WorldSpec world;
    private final SourceText program;
    private final Profile profile;
    private final PrintWriter out;

    VerdictText(WorldSpec world, SourceText program, Profile profile, PrintWriter out) {
        this.world = world;
        this.program = program;
        this.profile = profile;
        this.out = out;
    }

    static String words(Outcome outcome) {
        return outcome.column().replace('_', ' ');
    }

    void print(StartVerdict start) {
        int worlds = start.worlds().size();
        out.println("start " + start.start() + ": " + words(start.outcome()) + ", " + worlds
                + (worlds == 1 ? " world" : " worlds")
                + (start.explored() < 0.9995
                        ? String.format(Locale.ROOT, ", %.1f %% of the probability", 100 * start.explored())
                        : ""));
        if (worlds > 1) {
            out.println(String.format(Locale.ROOT, "  fails in %.1f %% of the worlds", 100 * start.failing()));
        }
        WorldVerdict shown = telling(start);
        trace(shown.run());
        for (GoalResult goal : shown.goals()) {
            String progress = goal.met() ? "" : String.format(Locale.ROOT, "  (%.0f %%)", 100 * goal.progress());
            out.println("  " + (goal.met() ? "met   " : "unmet ") + goal.label() + progress);
        }
        blame(shown.outcome()).ifPresent(d -> out.print(new DiagnosticRenderer(Terminals.colour()).render(d)));
        out.println();
    }

    /** Returns the first world whose outcome is that of the start. */
    static WorldVerdict telling(StartVerdict start) {
        return start.worlds().stream()
                .filter(w -> w.outcome().equals(start.outcome()))
                .findFirst()
                .orElse(start.worlds().get(0));
    }

    /** Returns the place in the program to blame; the faithful profile runs another text, whose places are not the file's. */
    static Optional<Span> site(Outcome outcome, Profile profile) {
        return profile == Profile.STRICT ? outcome.site() : Optional.empty();
    }

    private void trace(ProgramRun run) {
        List<ProgramRun.Traced> events = run.trace();
        for (ProgramRun.Traced traced : events.subList(0, Math.min(SHOWN, events.size()))) {
            String line = traced.site()
                    .map(s -> Integer.toString(program.lines().lineAt(s.start())))
                    .orElse("?");
            out.println(String.format(Locale.ROOT, "  %4s | %s", line, traced.event()));
        }
        if (events.size() > SHOWN) {
            out.println("  ... " + (events.size() - SHOWN) + " more events");
        }
    }

    private Optional<Diagnostic> blame(Outcome outcome) {
        if (outcome.isExecutable()) {
            return Optional.empty();
        }
        Blame code = outcome instanceof Outcome.PythonError ? Blame.PYTHON : Blame.SIMULATION;
        String title =
                outcome.message().isEmpty() ? "the program left with an exit code other than 0" : outcome.message();
        Diagnostic told = site(outcome, profile)
                .map(s -> Diagnostic.of(code, title, program, s, Outcome.word(outcome.code())))
                .orElseGet(() -> Diagnostic.of(code, title));
        return Optional.of(help(outcome).map(told::help).orElse(told));
    }

    private Optional<String> help(Outcome outcome) {
        if (!(outcome instanceof Outcome.PythonError error)) {
            return Optional.empty();
        }
        return switch (error.fault()) {
            case PROTOCOL -> Optional.of("define `task_program()`: it is what runs");
            case UNKNOWN_API ->
                Optional.of("the calls of this world are `"
                        + String.join("`, `", world.calls().keySet()) + "`");
            case TIMEOUT ->
                Optional.of(String.format(
                        Locale.ROOT,
                        "the world gives a program %s s and %d calls",
                        world.seconds(),
                        world.mostCalls()));
            case SYNTAX, UNDEFINED, API_ARGS, TYPE, VALUE, LOST, OTHER -> Optional.empty();
        };
    }

    /** Codes of what can be wrong with a program. */
    private enum Blame implements Code {
        PYTHON("E2001"),
        SIMULATION("E2002");

        private final String id;

        Blame(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }
}
