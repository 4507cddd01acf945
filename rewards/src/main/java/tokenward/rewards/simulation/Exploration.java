package tokenward.rewards.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.simulation.program.Sources;
import tokenward.rewards.world.run.Chooser;
import tokenward.rewards.world.run.Quirk;
import tokenward.rewards.world.run.ScriptedChooser;
import tokenward.rewards.world.run.World;
import tokenward.rewards.world.run.WorldSpec;

/**
 * The worlds a program is tried in from one start. Either all of them, likeliest first, by following every choice the
 * world leaves open, until none is left or a bound is hit; or a number drawn at random. A world without open choices is
 * tried once.
 */
final class Exploration implements Sources {
    private final WorldSpec spec;
    private final Map<String, Object> start;
    private final String program;
    private final RandomGenerator random;
    private final Predicate<ProgramRun> stop;
    private final boolean exhaustive;
    private final OptionalDouble guess;
    private final int most;
    private final List<Explored> runs = new ArrayList<>();
    private final PriorityQueue<ScriptedChooser.Path> open = new PriorityQueue<>(
            Comparator.comparingDouble(ScriptedChooser.Path::probability).reversed());
    private @Nullable ScriptedChooser scripted;
    private boolean stopped;
    private int begun;
    private boolean choices;

    /** A run and the probability of its world. */
    record Explored(ProgramRun run, double probability) {}

    /**
     * Prepares an exploration.
     *
     * @param program what is run, already rewritten where the profile rewrites
     * @param stop ends the exploration after a run
     * @param bound most worlds, whatever the world says
     */
    Exploration(
            WorldSpec spec,
            Map<String, Object> start,
            String program,
            Profile profile,
            RandomGenerator random,
            Predicate<ProgramRun> stop,
            int bound) {
        this.spec = spec;
        this.start = start;
        this.program = program;
        this.random = random;
        this.stop = stop;
        this.guess = profile.amount(spec, Quirk.GUESS_LITERALS);
        this.exhaustive = guess.isEmpty()
                && (spec.sampling().exhaustive() > 0 || spec.sampling().worlds() <= 1);
        int wanted = exhaustive
                ? Math.max(1, spec.sampling().exhaustive())
                : spec.sampling().worlds();
        this.most = Math.min(wanted, bound);
        open.add(new ScriptedChooser.Path(List.of(), 1));
    }

    @Override
    public Optional<Next> next() {
        boolean done =
                stopped || begun >= most || (exhaustive && open.isEmpty()) || (begun > 0 && !choices && !guesses());
        if (done) {
            return Optional.empty();
        }
        Optional<String> text = begun == 0 ? Optional.of(program) : Optional.empty();
        if (guesses()) {
            text = Optional.of(SourceRewriting.rewrite(SourceRewriting.guess(program, guess.orElse(0), random), spec));
        }
        begun++;
        return Optional.of(new Next(World.begin(spec, start, chooser()), text));
    }

    private boolean guesses() {
        return guess.isPresent();
    }

    private Chooser chooser() {
        if (exhaustive) {
            ScriptedChooser.Path path = open.remove();
            scripted = new ScriptedChooser(path.choices());
            return scripted;
        }
        Chooser seeded = Chooser.seeded(random);
        return (alternatives, probabilities) -> {
            choices = true;
            return seeded.choose(alternatives, probabilities);
        };
    }

    @Override
    public void ran(ProgramRun run) {
        ScriptedChooser path = scripted;
        double probability = 1;
        if (exhaustive && path != null) {
            open.addAll(path.branches());
            choices |= !path.made().isEmpty();
            probability = path.probability();
        }
        runs.add(new Explored(run, probability));
        stopped |= stop.test(run);
    }

    /** Returns the runs so far. */
    List<Explored> runs() {
        return runs;
    }

    /** Returns the probability of all worlds tried; 1 when worlds were drawn. */
    double explored() {
        return exhaustive ? runs.stream().mapToDouble(Explored::probability).sum() : 1;
    }
}
