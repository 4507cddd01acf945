package tokenward.rewards.simulation;

import java.util.List;

/**
 * A program judged from one start state.
 *
 * @param explored the probability of all worlds that were tried; below 1 when a bound was hit
 */
public record StartVerdict(String start, Outcome outcome, List<WorldVerdict> worlds, double explored) {
    public StartVerdict {
        worlds = List.copyOf(worlds);
    }

    /** Returns the share of worlds in which the program fails in Python or in the world. */
    public double failing() {
        return worlds.stream()
                .filter(w -> !w.outcome().isExecutable())
                .mapToDouble(WorldVerdict::weight)
                .sum();
    }
}
