package tokenward.rewards.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of one of Python's builtin types, or the name of the type of something else. {@code equals} is that of
 * records; Python's is {@link PyEquality}.
 */
public sealed interface PyValue {
    /** {@code None}. */
    enum None implements PyValue {
        /** The only one. */
        NONE;

        @Override
        public String toString() {
            return "None";
        }
    }

    /** A {@code bool}. */
    record Bool(boolean value) implements PyValue {
        @Override
        public String toString() {
            return value ? "True" : "False";
        }
    }

    /** An {@code int} of any size. */
    record Int(BigInteger value) implements PyValue {
        @Override
        public String toString() {
            return value.bitLength() > 4096 ? "int of " + value.bitLength() + " bits" : value.toString();
        }
    }

    /** A {@code float}. */
    record Real(double value) implements PyValue {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** A {@code complex}. */
    record Complex(double real, double imaginary) implements PyValue {
        @Override
        public String toString() {
            return "(" + real + (imaginary < 0 ? "" : "+") + imaginary + "j)";
        }
    }

    /** A {@code str}. */
    record Str(String value) implements PyValue {
        @Override
        public String toString() {
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
        }
    }

    /**
     * A {@code bytes} or {@code bytearray}.
     *
     * @param latin1 each byte as the character of that number
     */
    record Bytes(String latin1, boolean mutable) implements PyValue {
        @Override
        public String toString() {
            return (mutable ? "bytearray(b'" : "b'") + latin1 + (mutable ? "')" : "'");
        }
    }

    /** A {@code list}. */
    record ListOf(List<PyValue> items) implements PyValue {
        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.toString();
        }
    }

    /** A {@code tuple}. */
    record TupleOf(List<PyValue> items) implements PyValue {
        public TupleOf {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            String inner = items.toString();
            return "(" + inner.substring(1, inner.length() - 1) + (items.size() == 1 ? ",)" : ")");
        }
    }

    /** A {@code set} or {@code frozenset}; the order of the items means nothing. */
    record SetOf(List<PyValue> items, boolean frozen) implements PyValue {
        public SetOf {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            String inner = items.toString();
            String braces = items.isEmpty() ? "set()" : "{" + inner.substring(1, inner.length() - 1) + "}";
            return frozen ? "frozenset(" + braces + ")" : braces;
        }
    }

    /** A {@code dict}, in insertion order. */
    record DictOf(List<Entry> entries) implements PyValue {
        public DictOf {
            entries = List.copyOf(entries);
        }

        /** Returns the value of a text key. */
        public Optional<PyValue> get(String key) {
            return entries.stream()
                    .filter(entry ->
                            entry.key() instanceof Str text && text.value().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        @Override
        public String toString() {
            String inner = entries.toString();
            return "{" + inner.substring(1, inner.length() - 1) + "}";
        }
    }

    /** One entry of a {@code dict}. */
    record Entry(PyValue key, PyValue value) {
        @Override
        public String toString() {
            return key + ": " + value;
        }
    }

    /** Anything else: only the name of its type came across. Equal to nothing. */
    record Opaque(String type) implements PyValue {
        @Override
        public String toString() {
            return "<" + type + ">";
        }
    }

    /** Returns an {@code int}. */
    static PyValue of(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    /** Returns a {@code str}. */
    static PyValue of(String value) {
        return new Str(value);
    }

    /** Returns a {@code bool}. */
    static PyValue of(boolean value) {
        return new Bool(value);
    }

    /** Returns a {@code float}. */
    static PyValue of(double value) {
        return new Real(value);
    }

    /** Returns a {@code list} of texts. */
    static PyValue ofTexts(List<String> texts) {
        return new ListOf(texts.stream().map(PyValue::of).toList());
    }

    /** Returns a {@code list}. */
    static PyValue list(PyValue... items) {
        return new ListOf(List.of(items));
    }

    /** Returns a {@code tuple}. */
    static PyValue tuple(PyValue... items) {
        return new TupleOf(List.of(items));
    }

    /** Returns a {@code dict} with text keys, in the order of the map. */
    static PyValue dict(Map<String, PyValue> entries) {
        List<Entry> list = new ArrayList<>();
        entries.forEach((key, value) -> list.add(new Entry(of(key), value)));
        return new DictOf(list);
    }
}
