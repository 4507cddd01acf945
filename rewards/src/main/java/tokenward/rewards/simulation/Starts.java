package tokenward.rewards.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.simulation.program.Sources;

/** The worlds of several starts, one start after the other, for one child process to run in. */
final class Starts implements Sources {
    private final List<Exploration> starts;
    private final IntPredicate goesOn;
    private int current;

    /**
     * Puts explorations in a row.
     *
     * @param goesOn asked after each start, whether the next one is of interest
     */
    Starts(List<Exploration> starts, IntPredicate goesOn) {
        this.starts = List.copyOf(starts);
        this.goesOn = goesOn;
    }

    @Override
    public Optional<Next> next() {
        while (current < starts.size()) {
            Optional<Next> next = starts.get(current).next();
            if (next.isPresent()) {
                return next;
            }
            current = goesOn.test(current) ? current + 1 : starts.size();
        }
        return Optional.empty();
    }

    @Override
    public void ran(ProgramRun run) {
        starts.get(current).ran(run);
    }
}
