package tokenward.rewards.world.goal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/** Conditions over what happens during visits to a place. */
public sealed interface Visits extends Monitor {
    /** Returns the event a visit begins with. */
    EventTest enter();

    /** Returns the event a visit ends with. */
    EventTest leave();

    /** Returns the condition before it has read anything. */
    Monitor fresh();

    @Override
    default void tests(Set<EventTest> into) {
        into.add(enter());
        into.add(leave());
        fresh().tests(into);
    }

    @Override
    default boolean looksAtState() {
        return fresh().looksAtState();
    }

    /** The first visit: what lies between entering and leaving; nothing at all before that. */
    record First(EventTest enter, EventTest leave, Monitor fresh, Optional<Monitor> inside, boolean over)
            implements Visits {
        @Override
        public Monitor step(Event event) {
            if (over) {
                return this;
            }
            if (inside.isEmpty()) {
                return enter.matches(event) ? new First(enter, leave, fresh, Optional.of(fresh), false) : this;
            }
            return leave.matches(event)
                    ? new First(enter, leave, fresh, inside, true)
                    : new First(enter, leave, fresh, Optional.of(inside.get().step(event)), false);
        }

        @Override
        public boolean accepts(World end) {
            return inside.orElse(fresh).accepts(end);
        }
    }

    /** Some visit: every entering begins one; false without any. */
    record Any(EventTest enter, EventTest leave, Monitor fresh, Set<Monitor> inside, Set<Monitor> over)
            implements Visits {
        public Any {
            inside = Set.copyOf(inside);
            over = Set.copyOf(over);
        }

        @Override
        public Monitor step(Event event) {
            Set<Monitor> within = new LinkedHashSet<>();
            Set<Monitor> ended = new LinkedHashSet<>(over);
            if (leave.matches(event)) {
                ended.addAll(inside);
            } else {
                inside.forEach(m -> within.add(m.step(event)));
            }
            if (enter.matches(event)) {
                within.add(fresh);
            }
            return new Any(enter, leave, fresh, within, ended);
        }

        @Override
        public boolean accepts(World end) {
            return inside.stream().anyMatch(m -> m.accepts(end))
                    || over.stream().anyMatch(m -> m.accepts(end));
        }
    }
}
