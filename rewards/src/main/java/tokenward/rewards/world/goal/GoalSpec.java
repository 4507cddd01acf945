package tokenward.rewards.world.goal;

import java.util.Set;
import tokenward.grammars.text.Span;

/**
 * A goal of a task, compiled.
 *
 * @param label words for reports
 * @param starts names of the start states it is asked of
 * @param initial the monitor before any event
 * @param progress how near a trace is to it
 * @param span where it is written
 */
public record GoalSpec(String label, Set<String> starts, Monitor initial, Progress progress, Span span) {
    public GoalSpec {
        starts = Set.copyOf(starts);
    }
}
