package tokenward.rewards.world.goal;

import java.util.Set;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/**
 * How often an event occurs.
 *
 * @param exactly whether more would be too many
 * @param seen how often so far; one more than needed stands for all larger counts
 */
public record Counting(EventTest test, int needed, boolean exactly, int seen) implements Monitor {
    @Override
    public Monitor step(Event event) {
        int most = exactly ? needed + 1 : needed;
        return seen >= most || !test.matches(event) ? this : new Counting(test, needed, exactly, seen + 1);
    }

    @Override
    public boolean accepts(World end) {
        return exactly ? seen == needed : seen >= needed;
    }

    @Override
    public void tests(Set<EventTest> into) {
        into.add(test);
    }

    @Override
    public boolean looksAtState() {
        return false;
    }
}
