package tokenward.rewards.world.goal;

import java.util.Optional;
import java.util.Set;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/** Conditions over what comes after or before the first or last event of a kind; over all when there is none. */
public sealed interface Cutting extends Monitor {
    /** Returns the event to cut at. */
    EventTest at();

    /** Returns what reads the part that is kept. */
    Monitor inner();

    @Override
    default void tests(Set<EventTest> into) {
        into.add(at());
        inner().tests(into);
    }

    @Override
    default boolean looksAtState() {
        return inner().looksAtState();
    }

    @Override
    default boolean accepts(World end) {
        return inner().accepts(end);
    }

    /** Starts anew behind the first hit. */
    record AfterFirst(EventTest at, Monitor fresh, Monitor inner, boolean hit) implements Cutting {
        @Override
        public Monitor step(Event event) {
            if (!hit && at.matches(event)) {
                return new AfterFirst(at, fresh, fresh, true);
            }
            return new AfterFirst(at, fresh, inner.step(event), hit);
        }
    }

    /** Stops at the first hit. */
    record BeforeFirst(EventTest at, Monitor inner, boolean hit) implements Cutting {
        @Override
        public Monitor step(Event event) {
            if (hit) {
                return this;
            }
            return at.matches(event) ? new BeforeFirst(at, inner, true) : new BeforeFirst(at, inner.step(event), false);
        }
    }

    /** Starts anew behind every hit. */
    record AfterLast(EventTest at, Monitor fresh, Monitor inner) implements Cutting {
        @Override
        public Monitor step(Event event) {
            return new AfterLast(at, fresh, at.matches(event) ? fresh : inner.step(event));
        }
    }

    /** Remembers, at every hit, what had been read before it. */
    record BeforeLast(EventTest at, Monitor inner, Optional<Monitor> atHit) implements Cutting {
        @Override
        public Monitor step(Event event) {
            Optional<Monitor> kept = at.matches(event) ? Optional.of(inner) : atHit;
            return new BeforeLast(at, inner.step(event), kept);
        }

        @Override
        public boolean accepts(World end) {
            return atHit.orElse(inner).accepts(end);
        }
    }
}
