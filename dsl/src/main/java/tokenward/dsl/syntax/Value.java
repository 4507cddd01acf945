package tokenward.dsl.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tokenward.dsl.syntax.ExpNode.Path;
import tokenward.dsl.syntax.ExpNode.Word;
import tokenward.grammars.text.Span;

/** The right side of a setting. {@link #text()} is how {@code explain} shows it. */
public sealed interface Value {
    /** Returns the characters it covers. */
    Span span();

    /** Returns it as written, on one line, without comments. */
    String text();

    /** Returns what kind of value it is, in the user's words. */
    String kind();

    /** A number with or without a unit. */
    record Quantity(BigDecimal number, String written, Optional<Word> unit, boolean percent, Span span)
            implements Value {
        @Override
        public String text() {
            return written + unit.map(u -> " " + u.text()).orElse(percent ? " %" : "");
        }

        @Override
        public String kind() {
            return "a number";
        }
    }

    /** Two numbers and all between. */
    record Range(Quantity low, Quantity high, Span span) implements Value {
        @Override
        public String text() {
            return low.text() + " .. " + high.text();
        }

        @Override
        public String kind() {
            return "a range";
        }
    }

    /** Quoted text. */
    record Text(String content, Span span) implements Value {
        @Override
        public String text() {
            return Strings.quote(content);
        }

        @Override
        public String kind() {
            return "quoted text";
        }
    }

    /** A fenced Groovy body; {@code content} begins right after the word groovy. */
    record Fence(String content, Span span) implements Value {
        @Override
        public String text() {
            return "```groovy (" + content.lines().count() + " lines)```";
        }

        @Override
        public String kind() {
            return "a Groovy body";
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value, Span span) implements Value {
        @Override
        public String text() {
            return Boolean.toString(value);
        }

        @Override
        public String kind() {
            return "`" + value + "`";
        }
    }

    /** {@code none}. */
    record None(Span span) implements Value {
        @Override
        public String text() {
            return "none";
        }

        @Override
        public String kind() {
            return "`none`";
        }
    }

    /** A word with arguments. */
    record Call(Word function, List<Argument> arguments, Span span) implements Value {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String text() {
            return function.text() + arguments.stream().map(Argument::text).collect(Collectors.joining(", ", "(", ")"));
        }

        @Override
        public String kind() {
            return "`" + function.text() + "(...)`";
        }
    }

    /** One argument of a call. */
    record Argument(Optional<Word> name, Value value) {
        /** Returns it as written. */
        public String text() {
            return name.map(n -> n.text() + ": ").orElse("") + value.text();
        }
    }

    /** A word, or words joined by dots. */
    record Reference(Path path, Span span) implements Value {
        @Override
        public String text() {
            return path.text();
        }

        @Override
        public String kind() {
            return "the name `" + path.text() + "`";
        }
    }

    /** Values in square brackets. */
    record Items(List<Value> values, Span span) implements Value {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String text() {
            return values.stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String kind() {
            return "a list";
        }
    }
}
