package tokenward.experiments.cli.world;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.Simulator;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;

/**
 * How fast programs run: whole programs, each in a process of its own; worlds within a running process when the program
 * runs in each; and worlds when those the program is known to act in the same way are played without it.
 */
final class WorldBench {
    private static final int ROUNDS = 3;
    private static final String COINS = """
            world coins {
              facts open
              names { trim }
              state { at: text = "hall" fact here(thing, place) ~ coin(0.5) }
              call get_current_location() -> text { return at }
              call go_to(room: text nonblank) fails MoveError { set at = room emit GoTo(room) }
              call is_in_room(thing: text nonblank) -> bool fails LookError { emit Look(thing) return here(thing, at) }
              call say(message: text) fails SayError { emit Say(message) }
              sample 1000 worlds reject if any
            }
            """;
    private static final String TEN_LINES = """
            def task_program():
                home = get_current_location()
                go_to("kitchen")
                if is_in_room("mug"):
                    say("mug")
                go_to("lab")
                if is_in_room("lamp"):
                    say("lamp")
                go_to(home)
                say("done NUMBER")
            """;

    private final WorldLibrary library;
    private final int programs;
    private final PrintWriter out;

    WorldBench(WorldLibrary library, int programs, PrintWriter out) {
        this.library = library;
        this.programs = programs;
        this.out = out;
    }

    void run() {
        List<TaskSpec> tasks = library.tasks().stream()
                .filter(t -> t.reference().isPresent() && t.starts().size() >= 1)
                .map(WorldBench::withOneStart)
                .toList();
        if (tasks.isEmpty()) {
            throw UserError.input("the file has no task with a reference program");
        }
        WorldSpec coins = WorldLoader.load(new SourceText("bench", COINS), WorldLoader.Imports.none())
                .value()
                .flatMap(l -> l.world("coins"))
                .orElseThrow();
        try (PythonPool pool = PythonPool.open()) {
            Simulator simulator = new Simulator(pool, Profile.STRICT, 1);
            Simulator running = simulator.runningInEveryWorld();
            for (int round = 1; round <= ROUNDS; round++) {
                measure("programs, one world each", programs, i -> {
                    TaskSpec task = tasks.get(i % tasks.size());
                    return simulator.judge(task, task.reference().orElseThrow()).worlds();
                });
                worlds("worlds, the program run in each", running, coins);
                worlds("worlds, known ones replayed", simulator, coins);
            }
        }
    }

    private void worlds(String what, Simulator simulator, WorldSpec world) {
        measure(
                what,
                Math.max(1, programs / 20),
                i -> simulator
                        .judge(world, TEN_LINES.replace("NUMBER", Integer.toString(i)))
                        .worlds()
                        .size());
    }

    private static TaskSpec withOneStart(TaskSpec task) {
        return new TaskSpec(
                task.name(),
                task.world(),
                task.prompts(),
                task.split(),
                task.reference(),
                task.starts().subList(0, 1),
                task.goals(),
                task.span());
    }

    private void measure(String what, int count, IntToLongFunction run) {
        long before = System.nanoTime();
        long done = IntStream.range(0, count).parallel().mapToLong(run).sum();
        double seconds = (System.nanoTime() - before) / 1e9;
        out.println(String.format(
                Locale.ROOT, "%-32s %8d in %6.2f s %10.0f a second", what, done, seconds, done / seconds));
        out.flush();
    }
}
