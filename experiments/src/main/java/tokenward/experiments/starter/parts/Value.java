package tokenward.experiments.starter.parts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Python value, as the reference semantics computes it. Maps keep their order, as Python's dict does. */
public sealed interface Value {
    /** Returns the value as a Python literal, written as {@code repr} writes it. */
    String toPython();

    /** Returns whether nothing is in it: an empty list, text or dict. */
    default boolean isEmpty() {
        return false;
    }

    /** A list of integers. */
    record Numbers(List<Long> items) implements Value {
        public Numbers {
            items = List.copyOf(items);
        }

        @Override
        public String toPython() {
            return items.toString();
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** A list of strings. */
    record Words(List<String> items) implements Value {
        public Words {
            items = List.copyOf(items);
        }

        @Override
        public String toPython() {
            return items.stream().map(Value::quoted).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** A string. */
    record Text(String text) implements Value {
        @Override
        public String toPython() {
            return quoted(text);
        }

        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }
    }

    /** A dict from strings to integers. */
    record Counts(Map<String, Long> items) implements Value {
        public Counts {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }

        @Override
        public String toPython() {
            return items.entrySet().stream()
                    .map(entry -> quoted(entry.getKey()) + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** An integer. */
    record Int(long number) implements Value {
        @Override
        public String toPython() {
            return Long.toString(number);
        }
    }

    /** A boolean. */
    record Flag(boolean flag) implements Value {
        @Override
        public String toPython() {
            return flag ? "True" : "False";
        }
    }

    /** A dict of anything else. */
    record Table(Map<Value, Value> items) implements Value {
        public Table {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }

        @Override
        public String toPython() {
            return items.entrySet().stream()
                    .map(entry ->
                            entry.getKey().toPython() + ": " + entry.getValue().toPython())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /** Returns a string literal; the generator's texts hold no quotes, backslashes or line ends. */
    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
