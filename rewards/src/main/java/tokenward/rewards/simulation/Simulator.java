package tokenward.rewards.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.program.Ending;
import tokenward.rewards.simulation.program.Memory;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.simulation.program.ProgramRunner;
import tokenward.rewards.simulation.program.Session;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.goal.Monitor;
import tokenward.rewards.world.goal.StartSpec;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.Quirk;
import tokenward.rewards.world.run.World;
import tokenward.rewards.world.run.WorldSpec;

/**
 * Judges programs: runs them from every start of a task, in every world worth trying, and says which of the four
 * outcomes they deserve. Thread-safe; the pool it is given stays the caller's.
 */
public final class Simulator {
    private static final int ATTEMPTS = 3;
    private static final String DOES_SOMETHING = "the program does something";

    private final PythonPool pool;
    private final Profile profile;
    private final long seed;
    private final int most;
    private final Session.Trust trust;

    /**
     * Creates a simulator.
     *
     * @param seed of the worlds drawn at random; the same program always meets the same worlds
     */
    public Simulator(PythonPool pool, Profile profile, long seed) {
        this(
                pool,
                profile,
                seed,
                Integer.MAX_VALUE,
                profile == Profile.STRICT ? Session.Trust.REMEMBERED : Session.Trust.RUN);
    }

    private Simulator(PythonPool pool, Profile profile, long seed, int most, Session.Trust trust) {
        this.most = most;
        this.trust = trust;
        this.pool = pool;
        this.profile = profile;
        this.seed = seed;
    }

    /** Returns the same simulator that tries a program in at most this many worlds from each start. */
    public Simulator withWorlds(int most) {
        return new Simulator(pool, profile, seed, Math.max(1, most), trust);
    }

    /**
     * Returns a simulator that runs a program in every world, also in those where all it will be told is known to end in a
     * certain way; the verdicts are the same.
     */
    public Simulator runningInEveryWorld() {
        return new Simulator(
                pool, profile, seed, most, trust == Session.Trust.REMEMBERED ? Session.Trust.CHECKED : trust);
    }

    /** Returns how closely the original harness is followed. */
    public Profile profile() {
        return profile;
    }

    /** Judges a program on a task. An error ends the evaluation, as in the original; unmet goals do not. */
    public Verdict judge(TaskSpec task, String program) {
        return judge(task, program, false);
    }

    /** Judges a program on a task from all its starts, errors or not: what dense rewards are made from. */
    public Verdict judgeAll(TaskSpec task, String program) {
        return judge(task, program, true);
    }

    private Verdict judge(TaskSpec task, String program, boolean all) {
        List<Map<String, Object>> begin =
                task.starts().stream().map(StartSpec::values).toList();
        List<Exploration> explored = explore(
                task.world(),
                begin,
                program,
                run -> false,
                (start, runs) ->
                        all || verdict(task, start, runs, program).outcome().isExecutable());
        List<StartVerdict> starts = new ArrayList<>();
        for (int i = 0; i < explored.size(); i++) {
            starts.add(verdict(task, i, explored.get(i), program));
        }
        return new Verdict(overall(starts), starts);
    }

    private static Outcome overall(List<StartVerdict> starts) {
        for (StartVerdict start : starts) {
            if (!start.outcome().isExecutable()) {
                return start.outcome();
            }
        }
        return starts.stream()
                .map(StartVerdict::outcome)
                .filter(o -> o instanceof Outcome.CompletionError)
                .findFirst()
                .orElse(new Outcome.Success());
    }

    private StartVerdict verdict(TaskSpec task, int index, Exploration runs, String program) {
        StartSpec start = task.starts().get(index);
        List<GoalSpec> goals = task.goalsOf(start);
        World untouched = World.begin(task.world(), start.values(), (a, p) -> 0);
        List<WorldVerdict> worlds = new ArrayList<>();
        double whole = runs.runs().stream()
                .mapToDouble(Exploration.Explored::probability)
                .sum();
        for (Exploration.Explored one : runs.runs()) {
            Optional<Outcome> fault = fault(one.run(), task.world(), start.mayTimeOut(), program);
            List<GoalResult> results = results(goals, one.run(), untouched);
            worlds.add(new WorldVerdict(
                    one.probability() / whole, one.run(), fault.orElseGet(() -> completion(results)), results));
        }
        return new StartVerdict(
                start.name(), outcome(worlds, task.world().sampling().rejectAbove()), worlds, runs.explored());
    }

    /** Judges a program in an open world without a task: whether it runs, and does anything at all. */
    public StartVerdict judge(WorldSpec world, String program) {
        int[] timeouts = {0};
        Exploration runs = explore(
                world,
                program,
                run -> profile == Profile.FAITHFUL
                        && fault(run, world, forgiven(world, run, timeouts), program)
                                .isPresent());
        List<WorldVerdict> worlds = new ArrayList<>();
        double whole = runs.runs().stream()
                .mapToDouble(Exploration.Explored::probability)
                .sum();
        timeouts[0] = 0;
        for (Exploration.Explored one : runs.runs()) {
            boolean forgiven = forgiven(world, one.run(), timeouts);
            boolean active = !one.run().trace().isEmpty() || profile == Profile.FAITHFUL;
            List<GoalResult> results = List.of(new GoalResult(DOES_SOMETHING, active, active ? 1 : 0, 0));
            Outcome outcome = fault(one.run(), world, forgiven, program).orElseGet(() -> completion(results));
            worlds.add(new WorldVerdict(one.probability() / whole, one.run(), outcome, results));
        }
        return new StartVerdict("open", outcome(worlds, world.sampling().rejectAbove()), worlds, runs.explored());
    }

    /**
     * Runs a program in all worlds drawn for it, failing or not, and returns how often it ends how: {@code ok}, or the
     * last line of the error.
     */
    public SortedMap<String, Double> frequencies(WorldSpec world, String program) {
        Exploration runs = explore(world, program, run -> false);
        double whole = runs.runs().stream()
                .mapToDouble(Exploration.Explored::probability)
                .sum();
        SortedMap<String, Double> shares = new TreeMap<>();
        for (Exploration.Explored one : runs.runs()) {
            String end = fault(one.run(), world, false, program)
                    .map(Outcome::message)
                    .orElse("ok");
            shares.merge(end, one.probability() / whole, Double::sum);
        }
        return shares;
    }

    /** The original forgives the first time-out of a program. */
    private boolean forgiven(WorldSpec world, ProgramRun run, int[] timeouts) {
        return run.ending() instanceof Ending.TimedOut
                && profile.has(world, Quirk.FORGIVE_TIMEOUT)
                && timeouts[0]++ == 0;
    }

    private Exploration explore(WorldSpec world, String program, Predicate<ProgramRun> stop) {
        return explore(world, List.of(Map.of()), program, stop, (start, runs) -> true)
                .getFirst();
    }

    /** Whether the start after this one is of interest. */
    @FunctionalInterface
    private interface GoesOn {
        boolean after(int start, Exploration runs);
    }

    /**
     * Runs a program from one start after the other. Under the strict profile one child serves all starts, and what a
     * start taught about the program serves the next; a program that could remember its runs, or does not always do the
     * same, gets a child for each world.
     *
     * @return the starts it was run from
     */
    private List<Exploration> explore(
            WorldSpec world,
            List<Map<String, Object>> starts,
            String program,
            Predicate<ProgramRun> stop,
            GoesOn goesOn) {
        if (profile == Profile.STRICT && !Carryover.isPossible(program)) {
            try {
                return explore(world, starts, program, stop, goesOn, trust);
            } catch (Memory.ForgetfulException forgetful) {
                // What it did so far is not worth keeping.
            }
        }
        Session.Trust apart = profile == Profile.STRICT ? Session.Trust.APART : trust;
        List<Exploration> explored = new ArrayList<>();
        for (Map<String, Object> start : starts) {
            explored.addAll(explore(world, List.of(start), program, stop, (one, runs) -> true, apart));
            if (!goesOn.after(explored.size() - 1, explored.getLast())) {
                break;
            }
        }
        return explored;
    }

    private List<Exploration> explore(
            WorldSpec world,
            List<Map<String, Object>> starts,
            String program,
            Predicate<ProgramRun> stop,
            GoesOn goesOn,
            Session.Trust trusted) {
        boolean rewrites = profile.has(world, Quirk.REWRITE_SOURCE) && !profile.has(world, Quirk.GUESS_LITERALS);
        String text = rewrites ? SourceRewriting.rewrite(program, world) : program;
        ProgramRunner runner = new ProgramRunner(pool, world, profile);
        for (int attempt = 1; ; attempt++) {
            List<Exploration> explored = starts.stream()
                    .map(start -> {
                        RandomGenerator random = new SplittableRandom(seed * 31 + program.hashCode());
                        return new Exploration(world, start, text, profile, random, stop, most);
                    })
                    .toList();
            try {
                runner.run(text, new Starts(explored, i -> goesOn.after(i, explored.get(i))), trusted);
                return explored.stream().filter(one -> !one.runs().isEmpty()).toList();
            } catch (InfrastructureException lost) {
                if (attempt >= ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private Optional<Outcome> fault(ProgramRun run, WorldSpec world, boolean mayTimeOut, String program) {
        return profile == Profile.STRICT
                ? Faults.strict(run, world, mayTimeOut, program)
                : Faults.faithful(run, world, mayTimeOut, profile.has(world, Quirk.ROBOT_IN_MESSAGE), program);
    }

    private static List<GoalResult> results(List<GoalSpec> goals, ProgramRun run, World untouched) {
        boolean timedOut = run.ending() instanceof Ending.TimedOut;
        List<Event> trace = run.output().map(o -> o.parsed(timedOut)).orElseGet(run::events);
        List<GoalResult> results = new ArrayList<>();
        for (GoalSpec goal : goals) {
            Monitor state = goal.initial().read(trace);
            boolean met = state.accepts(run.end());
            double progress = met ? 1 : goal.progress().of(state, run.end());
            results.add(
                    new GoalResult(goal.label(), met, progress, goal.initial().accepts(untouched) ? 1 : 0));
        }
        return results;
    }

    private static Outcome completion(List<GoalResult> results) {
        List<String> unmet =
                results.stream().filter(r -> !r.met()).map(GoalResult::label).toList();
        return unmet.isEmpty() ? new Outcome.Success() : new Outcome.CompletionError(unmet);
    }

    /** The outcome of a start: errors count when they are likelier than the world allows, then unmet goals do. */
    private static Outcome outcome(List<WorldVerdict> worlds, double rejectAbove) {
        double failing = 0;
        double unmet = 0;
        for (WorldVerdict world : worlds) {
            failing += world.outcome().isExecutable() ? 0 : world.weight();
            unmet += world.outcome() instanceof Outcome.Success ? 0 : world.weight();
        }
        int worst = failing > rejectAbove ? 1 : unmet > rejectAbove ? 2 : 3;
        if (worst == 3) {
            return new Outcome.Success();
        }
        return worlds.stream()
                .map(WorldVerdict::outcome)
                .filter(o -> worst == 1 ? !o.isExecutable() : !(o instanceof Outcome.Success))
                .findFirst()
                .orElse(new Outcome.Success());
    }
}
