package tokenward.rewards.world.goal;

import java.util.Set;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/**
 * A condition over a finite trace, part of which was read. Immutable: stepping gives another state, and equal states
 * accept the same continuations, so that states of a search can be told apart.
 *
 * @see "De Giacomo and Vardi 2013, linear temporal logic on finite traces"
 */
public sealed interface Monitor permits Counting, Cutting, Visits, Logic, Temporal {
    /** Reads one event. */
    Monitor step(Event event);

    /** Returns whether the trace read so far, ending here, meets the condition; the world is in its end state. */
    boolean accepts(World end);

    /** Adds every event the condition looks for. */
    void tests(Set<EventTest> into);

    /** Returns whether the end state matters too. */
    boolean looksAtState();

    /** Reads a whole trace. */
    default Monitor read(Iterable<Event> trace) {
        Monitor state = this;
        for (Event event : trace) {
            state = state.step(event);
        }
        return state;
    }
}
