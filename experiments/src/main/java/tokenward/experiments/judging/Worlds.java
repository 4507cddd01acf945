package tokenward.experiments.judging;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.vocabulary.reward.SimulationSettings;
import tokenward.experiments.data.RoboEvalTasks;
import tokenward.experiments.data.WorldTasks;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;
import tokenward.rewards.simulation.Outcome;
import tokenward.rewards.simulation.RoboEvalAnswer;
import tokenward.rewards.simulation.SimulationConfig;
import tokenward.rewards.simulation.SimulationReward;
import tokenward.rewards.simulation.Simulator;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;

/** The worlds an experiment imports: their tasks as data, their judgement as reward and as measurement. */
public final class Worlds {
    private static final String ROBOEVAL = "roboeval";

    private final Map<String, Path> files;
    private final long seed;
    private final Map<String, WorldLibrary> loaded = new HashMap<>();

    /**
     * Knows the worlds of an experiment; each file is read when it is first needed.
     *
     * @param files by the name the experiment uses
     * @param seed of the worlds drawn at random
     */
    public Worlds(Map<String, Path> files, long seed) {
        this.files = Map.copyOf(files);
        this.seed = seed;
    }

    /** Returns the tasks of a world, one for each wording, of one split or of all. */
    public List<Task> tasks(String world, Optional<String> split) {
        List<Task> tasks = WorldTasks.of(library(world), split);
        if (tasks.isEmpty()) {
            throw RunException.setting("the world `" + world + "` has no tasks with a prompt"
                    + split.map(s -> " in the split `" + s + "`").orElse(""));
        }
        return tasks;
    }

    /**
     * Returns the tasks of RoboEval in the wordings of the user's copy of the benchmark.
     *
     * @throws RunException when not every reference program succeeds: then the harness is broken here, not the model
     */
    public List<Task> roboeval(Path copy, Sandboxes sandboxes) {
        WorldLibrary library = library(ROBOEVAL);
        List<Task> tasks = RoboEvalTasks.load(copy, library);
        List<RoboEvalTasks.Reference> references = RoboEvalTasks.references(copy);
        Simulator original = new Simulator(sandboxes.pool(), Profile.FAITHFUL, seed);
        List<String> failing = references.parallelStream()
                .flatMap(reference -> failure(library, original, reference).stream())
                .toList();
        if (!failing.isEmpty()) {
            throw RunException.environment("RoboEval's harness is broken on this machine: " + failing.size() + " of "
                    + references.size() + " reference programs fail, first " + failing.getFirst()
                    + "; nothing is scored");
        }
        return tasks;
    }

    private static Optional<String> failure(
            WorldLibrary library, Simulator original, RoboEvalTasks.Reference reference) {
        Optional<Outcome> outcome = library.task(reference.task())
                .map(task -> original.judge(task, reference.program()).outcome());
        return outcome.filter(o -> o instanceof Outcome.Success).isPresent()
                ? Optional.empty()
                : Optional.of("`" + reference.task() + "` ("
                        + outcome.map(o -> o.code() + ": " + o.message()).orElse("no such task in the world") + ")");
    }

    /** Returns the reward channel of a world. */
    SimulationReward reward(SimulationSettings settings, Sandboxes sandboxes) {
        WorldLibrary library = library(settings.world());
        Simulator simulator = new Simulator(
                        sandboxes.pool(), Profile.valueOf(settings.profile().name()), seed)
                .withWorlds(settings.samples());
        return new SimulationReward(
                library,
                spec(library, settings.world()),
                simulator,
                SimulationConfig.DEFAULTS.withProgress(settings.progress()));
    }

    /** Returns the names of what programs of a reward's world may call. */
    Set<String> calls(SimulationSettings settings) {
        return spec(library(settings.world()), settings.world()).calls().keySet();
    }

    /** Returns the outcome of a completion on the task of a world it names; empty when it names none. */
    public Optional<Outcome> outcome(Task task, Completion completion, Profile profile, Sandboxes sandboxes) {
        String name = task.fields().get(SimulationReward.TASK_FIELD);
        String world = task.fields().get(WorldTasks.WORLD_FIELD);
        if (name == null || world == null) {
            return Optional.empty();
        }
        return judged(world, name, sandboxes, profile, completion.codeText());
    }

    /** Returns the outcome of a completion on RoboEval when its program is taken out of a code fence first. */
    public Optional<Outcome> lenient(Task task, Completion completion, Profile profile, Sandboxes sandboxes) {
        String name = task.fields().get(SimulationReward.TASK_FIELD);
        return ROBOEVAL.equals(task.fields().get(WorldTasks.WORLD_FIELD)) && name != null
                ? judged(ROBOEVAL, name, sandboxes, profile, RoboEvalAnswer.lenient(completion.text()))
                : Optional.empty();
    }

    private Optional<Outcome> judged(String world, String task, Sandboxes sandboxes, Profile profile, String program) {
        String text = world.equals(ROBOEVAL) && !program.contains("def task_program")
                ? RoboEvalAnswer.strict(program)
                : program;
        return task(world, task)
                .map(s -> new Simulator(sandboxes.pool(), profile, seed)
                        .judge(s, text)
                        .outcome());
    }

    /** Looks for a task of a world in every imported file. */
    private Optional<TaskSpec> task(String world, String name) {
        return files.keySet().stream()
                .sorted()
                .flatMap(file -> library(file).task(name).stream())
                .filter(task -> task.world().name().equals(world))
                .findFirst();
    }

    private static WorldSpec spec(WorldLibrary library, String name) {
        return library.world(name)
                .or(() -> library.worlds().values().stream().findFirst())
                .orElseThrow(() -> RunException.setting("the file of `" + name + "` declares no world"));
    }

    private synchronized WorldLibrary library(String name) {
        WorldLibrary known = loaded.get(name);
        if (known != null) {
            return known;
        }
        Path file = files.get(name);
        if (file == null) {
            throw RunException.setting("no imported world is called `" + name + "`");
        }
        Parsed<WorldLibrary> parsed = WorldLoader.load(file);
        WorldLibrary library = parsed.value()
                .orElseThrow(() -> RunException.setting(
                        file + " is not sound:\n" + new DiagnosticRenderer(false).render(parsed.diagnostics())));
        loaded.put(name, library);
        return library;
    }
}
