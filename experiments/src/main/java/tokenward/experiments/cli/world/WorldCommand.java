package tokenward.experiments.cli.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.rewards.world.ApiPrompt;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.goal.StartSpec;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.plan.Plan;
import tokenward.rewards.world.plan.Planner;

/** The verb {@code exp world}: inspecting simulators. */
@Command(
        name = "world",
        description = "Checks and inspects simulators written as .world files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
public final class WorldCommand {
    @Spec
    private CommandSpec spec;

    @Command(name = "check", description = "Checks world files.", mixinStandardHelpOptions = true)
    int check(@Parameters(arity = "1..*", paramLabel = "WORLD", description = "World files.") List<Path> files) {
        boolean sound = true;
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            WorldFiles.read(file);
            Parsed<WorldLibrary> parsed = WorldLoader.check(file);
            Diagnostics.print(parsed.diagnostics(), Diagnostics.Format.TEXT, out);
            sound &= !parsed.hasErrors();
            parsed.value().ifPresent(library -> out.println(summary(file, library, parsed.diagnostics())));
        }
        return sound ? 0 : ExitCode.WRONG_INPUT;
    }

    /** Returns one line on a sound file. */
    public static String summary(Path file, WorldLibrary library, List<Diagnostic> diagnostics) {
        int calls = library.worlds().values().stream()
                .mapToInt(w -> w.calls().size())
                .sum();
        return file + ": sound, " + counted(library.worlds().size(), "world") + ", " + counted(calls, "call") + ", "
                + counted(library.ownTasks().size(), "task") + ", " + counted(diagnostics.size(), "warning");
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    @Command(
            name = "prompt",
            description = "Prints what a policy is told of a world, or the whole prompt of a task.",
            mixinStandardHelpOptions = true)
    int prompt(
            @Parameters(paramLabel = "WORLD", description = "A world file.") Path file,
            @Option(names = "--task", paramLabel = "NAME", description = "Add the instruction of a task.")
                    Optional<String> task) {
        WorldLibrary library = WorldFiles.load(file, spec.commandLine().getErr());
        PrintWriter out = spec.commandLine().getOut();
        if (task.isEmpty()) {
            out.print(ApiPrompt.header(WorldFiles.world(library, file)));
            return 0;
        }
        TaskSpec wanted = WorldFiles.task(library, task.get());
        if (wanted.prompts().isEmpty()) {
            throw UserError.input("the task `" + wanted.name() + "` has no prompt in this file");
        }
        out.println(ApiPrompt.of(wanted.world(), wanted.prompts().get(0)));
        return 0;
    }

    @Command(
            name = "solve",
            description = "Searches for calls that meet a task's goals, to prove that it can be solved.",
            mixinStandardHelpOptions = true)
    int solve(
            @Parameters(paramLabel = "WORLD", description = "A world file.") Path file,
            @Option(names = "--task", paramLabel = "NAME", description = "One task; all of them unless given.")
                    Optional<String> task,
            @Option(
                            names = "--states",
                            paramLabel = "N",
                            defaultValue = "4000",
                            description = "Most states looked at; ${DEFAULT-VALUE} unless given.")
                    int states,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "text",
                            description = "text (default), or json: a line for each start.")
                    Diagnostics.Format format) {
        WorldLibrary library = WorldFiles.load(file, spec.commandLine().getErr());
        List<TaskSpec> wanted =
                task.map(name -> List.of(WorldFiles.task(library, name))).orElse(library.tasks());
        if (wanted.isEmpty()) {
            throw UserError.input(file + " has no tasks");
        }
        if (states < 1) {
            throw UserError.input("`--states " + states + "`: at least 1 state has to be looked at");
        }
        boolean all = true;
        for (TaskSpec one : wanted) {
            for (StartSpec start : one.starts()) {
                all &= solve(one, start, states, format);
            }
        }
        return all ? 0 : ExitCode.WRONG_INPUT;
    }

    @Command(
            name = "bench",
            description = "Measures how many programs and worlds a second the simulator runs.",
            mixinStandardHelpOptions = true)
    int bench(
            @Parameters(paramLabel = "WORLD", description = "A world file with tasks that have references.") Path file,
            @Option(
                            names = "--programs",
                            paramLabel = "N",
                            defaultValue = "400",
                            description = "Programs run; ${DEFAULT-VALUE} unless given.")
                    int programs) {
        if (programs < 1) {
            throw UserError.input("`--programs " + programs + "`: at least 1 program has to run");
        }
        WorldLibrary library = WorldFiles.load(file, spec.commandLine().getErr());
        new WorldBench(library, programs, spec.commandLine().getOut()).run();
        return 0;
    }

    private boolean solve(TaskSpec task, StartSpec start, int states, Diagnostics.Format format) {
        PrintWriter out = spec.commandLine().getOut();
        Plan plan = new Planner(states, Integer.MAX_VALUE).solve(task, start);
        boolean solved = plan.steps().isPresent();
        if (format == Diagnostics.Format.JSON) {
            out.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("task", task.name())
                    .put("start", start.name())
                    .put("solved", solved)
                    .put("goals", plan.goals())
                    .put("met", plan.met())
                    .put("states", plan.states())
                    .put("program", plan.program().orElse(null)));
            return solved;
        }
        out.println("# " + task.name() + ", start " + start.name() + ": "
                + (solved ? "solved" : "not solved: " + plan.met() + " of " + plan.goals() + " goals") + " ("
                + counted(plan.states(), "state") + " looked at)");
        plan.program().ifPresent(out::println);
        return solved;
    }
}
