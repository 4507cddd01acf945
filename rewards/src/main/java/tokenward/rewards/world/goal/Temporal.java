package tokenward.rewards.world.goal;

import java.util.LinkedHashSet;
import java.util.Set;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/** Linear temporal logic over finite traces: conditions that begin anew at every position. */
public sealed interface Temporal extends Monitor {
    @Override
    default boolean looksAtState() {
        return false;
    }

    /** The event stands at this position. */
    record Now(EventTest test) implements Temporal {
        @Override
        public Monitor step(Event event) {
            return new Logic.Fixed(test.matches(event));
        }

        @Override
        public boolean accepts(World end) {
            return false;
        }

        @Override
        public void tests(Set<EventTest> into) {
            into.add(test);
        }
    }

    /** There is a next position, and the condition holds there. */
    record Next(Monitor fresh, boolean armed) implements Temporal {
        @Override
        public Monitor step(Event event) {
            return armed ? fresh.step(event) : new Next(fresh, true);
        }

        @Override
        public boolean accepts(World end) {
            return false;
        }

        @Override
        public void tests(Set<EventTest> into) {
            fresh.tests(into);
        }
    }

    /** The condition holds at every position, or at some. */
    record Throughout(Monitor fresh, Set<Monitor> begun, boolean some) implements Temporal {
        public Throughout {
            begun = Set.copyOf(begun);
        }

        @Override
        public Monitor step(Event event) {
            Set<Monitor> next = new LinkedHashSet<>();
            begun.forEach(m -> next.add(m.step(event)));
            next.add(fresh.step(event));
            return new Throughout(fresh, next, some);
        }

        @Override
        public boolean accepts(World end) {
            return some
                    ? begun.stream().anyMatch(m -> m.accepts(end))
                    : begun.stream().allMatch(m -> m.accepts(end));
        }

        @Override
        public void tests(Set<EventTest> into) {
            fresh.tests(into);
        }
    }

    /** The right one holds at some position, and the left one at every position before. */
    record Until(Monitor left, Monitor right, Set<Monitor> lefts, Set<Pair> pairs) implements Temporal {
        public Until {
            lefts = Set.copyOf(lefts);
            pairs = Set.copyOf(pairs);
        }

        /** The right one begun at some position, and the left ones begun before it. */
        record Pair(Monitor right, Set<Monitor> lefts) {
            Pair step(Event event) {
                Set<Monitor> next = new LinkedHashSet<>();
                lefts.forEach(m -> next.add(m.step(event)));
                return new Pair(right.step(event), Set.copyOf(next));
            }
        }

        @Override
        public Monitor step(Event event) {
            Set<Monitor> before = new LinkedHashSet<>();
            lefts.forEach(m -> before.add(m.step(event)));
            Set<Pair> next = new LinkedHashSet<>();
            pairs.forEach(p -> next.add(p.step(event)));
            next.add(new Pair(right.step(event), Set.copyOf(before)));
            before.add(left.step(event));
            return new Until(left, right, before, next);
        }

        @Override
        public boolean accepts(World end) {
            return pairs.stream()
                    .anyMatch(p -> p.right().accepts(end) && p.lefts().stream().allMatch(m -> m.accepts(end)));
        }

        @Override
        public void tests(Set<EventTest> into) {
            left.tests(into);
            right.tests(into);
        }
    }
}
