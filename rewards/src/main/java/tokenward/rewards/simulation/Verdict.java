package tokenward.rewards.simulation;

import java.util.List;

/** A program judged on a task: from every start state that was tried, in order. */
public record Verdict(Outcome outcome, List<StartVerdict> starts) {
    public Verdict {
        starts = List.copyOf(starts);
    }

    /** Returns how many worlds the program ran in. */
    public int worlds() {
        return starts.stream().mapToInt(s -> s.worlds().size()).sum();
    }
}
