package tokenward.rewards.world.goal;

import java.util.Set;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/** Conditions made of conditions, and those on the end state. */
public sealed interface Logic extends Monitor {
    /** The condition does not hold. */
    record Not(Monitor inner) implements Logic {
        @Override
        public Monitor step(Event event) {
            return new Not(inner.step(event));
        }

        @Override
        public boolean accepts(World end) {
            return !inner.accepts(end);
        }

        @Override
        public void tests(Set<EventTest> into) {
            inner.tests(into);
        }

        @Override
        public boolean looksAtState() {
            return inner.looksAtState();
        }
    }

    /** Both hold, or at least one does. */
    record Both(Monitor left, Monitor right, boolean or) implements Logic {
        @Override
        public Monitor step(Event event) {
            return new Both(left.step(event), right.step(event), or);
        }

        @Override
        public boolean accepts(World end) {
            return or ? left.accepts(end) || right.accepts(end) : left.accepts(end) && right.accepts(end);
        }

        @Override
        public void tests(Set<EventTest> into) {
            left.tests(into);
            right.tests(into);
        }

        @Override
        public boolean looksAtState() {
            return left.looksAtState() || right.looksAtState();
        }
    }

    /** Always so, or never. */
    record Fixed(boolean value) implements Logic {
        @Override
        public Monitor step(Event event) {
            return this;
        }

        @Override
        public boolean accepts(World end) {
            return value;
        }

        @Override
        public void tests(Set<EventTest> into) {}

        @Override
        public boolean looksAtState() {
            return false;
        }
    }

    /** A condition on the end state. */
    record AtEnd(Code condition, int locals) implements Logic {
        @Override
        public Monitor step(Event event) {
            return this;
        }

        @Override
        public boolean accepts(World end) {
            return end.holds(condition, locals);
        }

        @Override
        public void tests(Set<EventTest> into) {}

        @Override
        public boolean looksAtState() {
            return true;
        }
    }
}
