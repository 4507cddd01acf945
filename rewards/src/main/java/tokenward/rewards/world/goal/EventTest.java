package tokenward.rewards.world.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.Patterns;
import tokenward.rewards.world.run.Values;

/**
 * Whether an event is of a kind and its values look right. Values beyond the patterns may be anything. A list looks
 * right when one of its elements does.
 */
public record EventTest(String kind, List<ValueTest> values) {
    public EventTest {
        values = List.copyOf(values);
    }

    /** What one value must look like. */
    public sealed interface ValueTest {
        /** Returns whether a value looks right. */
        boolean matches(Object value);

        /** Returns a value that looks right, when one is easily made. */
        Optional<Object> witness();

        /** Anything. */
        record Anything() implements ValueTest {
            @Override
            public boolean matches(Object value) {
                return true;
            }

            @Override
            public Optional<Object> witness() {
                return Optional.of("something");
            }
        }

        /** A text in which a pattern is found. Two are equal when their texts are. */
        record Like(String regex, Match match) implements ValueTest {
            @Override
            public boolean matches(Object value) {
                if (value instanceof List<?> list) {
                    return list.stream().anyMatch(this::matches);
                }
                return Patterns.occurs(match.pattern(), Values.text(value));
            }

            @Override
            public Optional<Object> witness() {
                return Witness.of(regex)
                        .filter(text -> Patterns.occurs(match.pattern(), text))
                        .map(text -> (Object) text);
            }
        }

        /** A number, true or false. */
        record Exactly(Object wanted) implements ValueTest {
            @Override
            public boolean matches(Object value) {
                if (value instanceof List<?> list) {
                    return list.stream().anyMatch(this::matches);
                }
                return wanted.equals(value) || Values.text(wanted).equals(Values.text(value));
            }

            @Override
            public Optional<Object> witness() {
                return Optional.of(wanted);
            }
        }
    }

    /** A compiled pattern; all are equal, since the text beside it decides. */
    public record Match(Pattern pattern) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Match;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Returns whether an event passes. */
    public boolean matches(Event event) {
        if (!event.kind().equals(kind)) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            boolean there = i < event.values().size();
            if (there
                    ? !values.get(i).matches(event.values().get(i))
                    : !(values.get(i) instanceof ValueTest.Anything)) {
                return false;
            }
        }
        return true;
    }

    /** Returns an event that passes, when one is easily made. */
    public Optional<Event> witness() {
        List<Object> made = new ArrayList<>();
        for (ValueTest value : values) {
            Optional<Object> one = value.witness();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            made.add(one.get());
        }
        return Optional.of(new Event(kind, made));
    }
}
