package tokenward.dsl.type;

import java.util.List;
import java.util.stream.Collectors;

/** What a table or figure shows: a series, a number, a function of them, or a list. */
public sealed interface Expression {
    /** A path such as {@code evaluate.mbpp.pass@1}, or a word such as {@code change}. */
    record Name(String path) implements Expression {
        @Override
        public String toString() {
            return path;
        }
    }

    /** A number; 95 % is 0.95. */
    @SuppressWarnings("JavaLangClash")
    record Number(double value) implements Expression {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value);
        }
    }

    /** Words for the reader. */
    record Text(String text) implements Expression {
        @Override
        public String toString() {
            return '"' + text + '"';
        }
    }

    /** A report function such as {@code mean(over: seed)}. */
    record Call(String function, List<Argument> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return function + arguments.stream().map(Argument::toString).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /**
     * An argument.
     *
     * @param name before the colon; empty when it stands by position
     */
    record Argument(String name, Expression value) {
        @Override
        public String toString() {
            return name.isEmpty() ? value.toString() : name + ": " + value;
        }
    }
}
