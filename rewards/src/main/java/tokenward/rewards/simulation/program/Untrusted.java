package tokenward.rewards.simulation.program;

import java.util.List;
import tokenward.rewards.value.MalformedValueException;
import tokenward.rewards.value.PyValue;

/**
 * Takes apart what a child says. A program can find the way to the harness' own functions and say anything with them,
 * so every part is looked at before it is used.
 *
 * @see MalformedValueException thrown where a part is not what it should be
 */
final class Untrusted {
    private Untrusted() {}

    /** Returns the items of a list or tuple of a certain length. */
    static List<PyValue> items(PyValue value, int length) {
        List<PyValue> items = items(value);
        if (items.size() != length) {
            throw new MalformedValueException(items.size() + " items, not " + length);
        }
        return items;
    }

    /** Returns the items of a list or tuple; none of {@code None}. */
    static List<PyValue> items(PyValue value) {
        return switch (value) {
            case PyValue.TupleOf tuple -> tuple.items();
            case PyValue.ListOf list -> list.items();
            case PyValue.None none -> List.of();
            default ->
                throw new MalformedValueException("no list: " + value.getClass().getSimpleName());
        };
    }

    /** Returns a number from 0 on, below a bound. */
    static int index(PyValue value, int bound) {
        if (value instanceof PyValue.Int number
                && number.value().signum() >= 0
                && number.value().bitLength() < Integer.SIZE - 1
                && number.value().intValue() < bound) {
            return number.value().intValue();
        }
        throw new MalformedValueException("no number below " + bound);
    }

    /** Returns a text. */
    static String text(PyValue value) {
        if (value instanceof PyValue.Str text) {
            return text.value();
        }
        throw new MalformedValueException("no text");
    }

    /** Tells whether a value is true itself. */
    static boolean isTrue(PyValue value) {
        return value.equals(PyValue.of(true));
    }
}
