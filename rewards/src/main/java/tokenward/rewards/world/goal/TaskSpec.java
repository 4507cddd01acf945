package tokenward.rewards.world.goal;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.WorldSpec;

/**
 * A task, compiled.
 *
 * @param prompts wordings of the instruction; empty where the user's copy of a benchmark has them
 * @param split the part of the data it belongs to, when given
 * @param reference a program that solves it, when given
 * @param starts at least one
 */
public record TaskSpec(
        String name,
        WorldSpec world,
        List<String> prompts,
        Optional<String> split,
        Optional<String> reference,
        List<StartSpec> starts,
        List<GoalSpec> goals,
        Span span) {
    public TaskSpec {
        prompts = List.copyOf(prompts);
        starts = List.copyOf(starts);
        goals = List.copyOf(goals);
    }

    /** Returns the goals asked of a start state. */
    public List<GoalSpec> goalsOf(StartSpec start) {
        return goals.stream().filter(g -> g.starts().contains(start.name())).toList();
    }
}
