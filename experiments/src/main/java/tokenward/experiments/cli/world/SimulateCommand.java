package tokenward.experiments.cli.world;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.experiments.cli.terminal.Terminals;
import tokenward.grammars.text.Code;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.GoalResult;
import tokenward.rewards.simulation.Outcome;
import tokenward.rewards.simulation.Simulator;
import tokenward.rewards.simulation.StartVerdict;
import tokenward.rewards.simulation.Verdict;
import tokenward.rewards.simulation.WorldVerdict;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.TaskSpec;

/** The verb {@code exp simulate}: what becomes of a program in a world, call by call and goal by goal. */
@Command(
        name = "simulate",
        description = "Runs a program in a world and says what it deserves, and which call is to blame.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    private static final int SHOWN = 40;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "WORLD", description = "A .world file.")
    private Path world;

    @Parameters(index = "1", paramLabel = "PROGRAM", description = "A Python file that defines task_program().")
    private Path program;

    @Option(names = "--task", paramLabel = "NAME", description = "The task; without one the program only has to run.")
    private Optional<String> task = Optional.empty();

    @Option(names = "--profile", paramLabel = "PROFILE", description = "strict (default) or faithful.")
    private Profile profile = Profile.STRICT;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of worlds drawn at random; 1 unless given.")
    private long seed = 1;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        WorldLibrary library = WorldFiles.load(world, spec.commandLine().getErr());
        SourceText source = WorldFiles.read(program);
        try (PythonPool pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1))) {
            Simulator simulator = new Simulator(pool, profile, seed);
            if (task.isPresent()) {
                TaskSpec wanted = WorldFiles.task(library, task.get());
                Verdict verdict = simulator.judgeAll(wanted, source.text());
                verdict.starts().forEach(start -> print(start, source, out));
                out.println(wanted.name() + ": " + verdict.outcome().column().replace('_', ' '));
            } else {
                StartVerdict verdict = simulator.judge(WorldFiles.world(library, world), source.text());
                print(verdict, source, out);
                out.println(verdict.outcome().column().replace('_', ' '));
            }
        }
        return 0;
    }

    private void print(StartVerdict start, SourceText source, PrintWriter out) {
        int worlds = start.worlds().size();
        out.println("start " + start.start() + ": " + start.outcome().column().replace('_', ' ') + ", " + worlds
                + (worlds == 1 ? " world" : " worlds")
                + (start.explored() < 0.9995
                        ? String.format(Locale.ROOT, ", %.1f %% of the probability", 100 * start.explored())
                        : ""));
        if (worlds > 1) {
            out.println(String.format(Locale.ROOT, "  fails in %.1f %% of the worlds", 100 * start.failing()));
        }
        WorldVerdict shown = start.worlds().stream()
                .filter(w -> w.outcome().equals(start.outcome()))
                .findFirst()
                .orElse(start.worlds().get(0));
        trace(shown.run(), source, out);
        for (GoalResult goal : shown.goals()) {
            String progress = goal.met() ? "" : String.format(Locale.ROOT, "  (%.0f %%)", 100 * goal.progress());
            out.println("  " + (goal.met() ? "met   " : "unmet ") + goal.label() + progress);
        }
        blame(shown.outcome(), source).ifPresent(d -> out.print(new DiagnosticRenderer(Terminals.colour()).render(d)));
        out.println();
    }

    private static void trace(ProgramRun run, SourceText source, PrintWriter out) {
        int index = 0;
        for (ProgramRun.Traced traced : run.trace()) {
            if (index++ == SHOWN) {
                out.println("  ... " + (run.trace().size() - SHOWN) + " more events");
                return;
            }
            String line = traced.site()
                    .map(s -> Integer.toString(source.lines().lineAt(s.start())))
                    .orElse("?");
            out.println(String.format(Locale.ROOT, "  %4s | %s", line, traced.event()));
        }
    }

    private Optional<Diagnostic> blame(Outcome outcome, SourceText source) {
        if (outcome.isExecutable()) {
            return Optional.empty();
        }
        Blame code = outcome instanceof Outcome.PythonError ? Blame.PYTHON : Blame.SIMULATION;
        Optional<Span> site = profile == Profile.STRICT ? outcome.site() : Optional.empty();
        String title = outcome.message().isEmpty() ? "the program ended with an error" : outcome.message();
        return Optional.of(site.map(s -> Diagnostic.of(code, title, source, s, Outcome.word(outcome.code())))
                .orElseGet(() -> Diagnostic.of(code, title)));
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
