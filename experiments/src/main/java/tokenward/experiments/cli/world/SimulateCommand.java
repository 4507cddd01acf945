package tokenward.experiments.cli.world;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.Simulator;
import tokenward.rewards.simulation.StartVerdict;
import tokenward.rewards.simulation.Verdict;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;

/** The verb {@code exp simulate}: what becomes of a program in a world, call by call and goal by goal. */
@Command(
        name = "simulate",
        description = "Runs a program in a world and says what it deserves, and which call is to blame.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
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

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    @Override
    public Integer call() {
        WorldLibrary library = WorldFiles.load(world, spec.commandLine().getErr());
        SourceText source = WorldFiles.read(program);
        Optional<TaskSpec> wanted = task.map(name -> WorldFiles.task(library, name));
        WorldSpec played = wanted.map(TaskSpec::world).orElseGet(() -> WorldFiles.world(library, world));
        try (PythonPool pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1))) {
            Simulator simulator = new Simulator(pool, profile, seed);
            Verdict verdict = wanted.map(one -> simulator.judgeAll(one, source.text()))
                    .orElseGet(() -> alone(simulator.judge(played, source.text())));
            print(verdict, played, source);
        }
        return 0;
    }

    private static Verdict alone(StartVerdict start) {
        return new Verdict(start.outcome(), List.of(start));
    }

    private void print(Verdict verdict, WorldSpec played, SourceText source) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Diagnostics.Format.JSON) {
            out.println(new VerdictJson(source, profile).of(task, verdict.outcome(), verdict.starts()));
            return;
        }
        VerdictText text = new VerdictText(played, source, profile, out);
        verdict.starts().forEach(text::print);
        out.println(task.map(name -> name + ": ").orElse("") + VerdictText.words(verdict.outcome()));
    }
}
