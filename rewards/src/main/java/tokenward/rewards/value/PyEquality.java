package tokenward.rewards.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Python's {@code ==} on builtins: one numeric tower ({@code 1 == 1.0 == True}), exact between int and float,
 * {@code nan} equal to nothing, lists never equal to tuples, sets and dicts without order. Identity does not survive
 * the wire, so {@code [nan] == [nan]} is false here.
 */
public final class PyEquality {
    private static final long SECRET = new SecureRandom().nextLong() | 1;

    private PyEquality() {}

    /** Returns whether Python calls both equal. */
    public static boolean equal(PyValue a, PyValue b) {
        if (isNumber(a) && isNumber(b)) {
            return equalNumbers(a, b);
        }
        return switch (a) {
            case PyValue.None none -> b == PyValue.None.NONE;
            case PyValue.Str text ->
                b instanceof PyValue.Str other && text.value().equals(other.value());
            case PyValue.Bytes bytes ->
                b instanceof PyValue.Bytes other && bytes.latin1().equals(other.latin1());
            case PyValue.ListOf list -> b instanceof PyValue.ListOf other && equalItems(list.items(), other.items());
            case PyValue.TupleOf tuple ->
                b instanceof PyValue.TupleOf other && equalItems(tuple.items(), other.items());
            case PyValue.SetOf set -> b instanceof PyValue.SetOf other && equalSets(set.items(), other.items());
            case PyValue.DictOf dict -> b instanceof PyValue.DictOf other && equalDicts(dict, other);
            default -> false;
        };
    }

    /**
     * Returns a hash that agrees with {@link #equal}. It differs from one run to the next and cannot be foreseen, so no
     * program can return values that all share one and make a comparison last for hours.
     */
    public static int hash(PyValue value) {
        return (int) (mixed(value) >>> 32);
    }

    private static long mixed(PyValue value) {
        return switch (value) {
            case PyValue.None none -> mixed(1, 1);
            case PyValue.Bool bool -> mixed(bool.value() ? BigInteger.ONE : BigInteger.ZERO);
            case PyValue.Int integer -> mixed(integer.value());
            case PyValue.Real real -> mixed(real.value());
            case PyValue.Complex complex ->
                mixed(complex.real()) + (complex.imaginary() == 0 ? 0 : mixed(2, mixed(complex.imaginary())));
            case PyValue.Str text -> mixed(3, text.value());
            case PyValue.Bytes bytes -> mixed(4, bytes.latin1());
            case PyValue.ListOf list -> mixed(5, list.items());
            case PyValue.TupleOf tuple -> mixed(6, tuple.items());
            case PyValue.SetOf set ->
                mixed(7, set.items().stream().mapToLong(PyEquality::mixed).sum());
            case PyValue.DictOf dict ->
                mixed(
                        8,
                        dict.entries().stream()
                                .mapToLong(entry -> mixed(entry.key()))
                                .sum());
            case PyValue.Opaque opaque -> System.identityHashCode(opaque);
        };
    }

    private static long mixed(long state, long next) {
        long product = (state ^ next) * SECRET;
        return product ^ product >>> 32;
    }

    private static long mixed(long state, String text) {
        long mixed = state;
        for (int i = 0; i < text.length(); i++) {
            mixed = mixed(mixed, text.charAt(i));
        }
        return mixed(mixed, text.length());
    }

    private static long mixed(long state, List<PyValue> items) {
        long mixed = state;
        for (PyValue item : items) {
            mixed = mixed(mixed, mixed(item));
        }
        return mixed(mixed, items.size());
    }

    private static long mixed(BigInteger integer) {
        if (integer.bitLength() < Long.SIZE) {
            return mixed(9, integer.longValue());
        }
        long mixed = 9;
        for (byte part : integer.toByteArray()) {
            mixed = mixed(mixed, part);
        }
        return mixed;
    }

    private static long mixed(double value) {
        boolean whole = Double.isFinite(value) && value == Math.rint(value);
        return whole ? mixed(new BigDecimal(value).toBigInteger()) : mixed(10, Double.doubleToLongBits(value));
    }

    /** Returns the set of a collection's items under Python's equality. */
    public static Set<Key> keys(List<PyValue> items) {
        Set<Key> keys = HashSet.newHashSet(items.size());
        items.forEach(item -> keys.add(new Key(item)));
        return keys;
    }

    /** A value as a key of a Java map: equal when Python says so. */
    public record Key(PyValue value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && (value == key.value || equal(value, key.value));
        }

        @Override
        public int hashCode() {
            return hash(value);
        }
    }

    private static boolean isNumber(PyValue value) {
        return value instanceof PyValue.Bool
                || value instanceof PyValue.Int
                || value instanceof PyValue.Real
                || value instanceof PyValue.Complex;
    }

    private static boolean equalNumbers(PyValue a, PyValue b) {
        if (a instanceof PyValue.Complex || b instanceof PyValue.Complex) {
            return imaginary(a) == imaginary(b) && equalReals(real(a), real(b));
        }
        return equalReals(a, b);
    }

    private static PyValue real(PyValue value) {
        return value instanceof PyValue.Complex complex ? new PyValue.Real(complex.real()) : value;
    }

    private static double imaginary(PyValue value) {
        return value instanceof PyValue.Complex complex ? complex.imaginary() : 0;
    }

    private static boolean equalReals(PyValue a, PyValue b) {
        if (a instanceof PyValue.Real x && b instanceof PyValue.Real y) {
            return x.value() == y.value();
        }
        if (a instanceof PyValue.Real x) {
            return equalMixed(x.value(), integer(b));
        }
        if (b instanceof PyValue.Real y) {
            return equalMixed(y.value(), integer(a));
        }
        return integer(a).equals(integer(b));
    }

    private static boolean equalMixed(double real, BigInteger integer) {
        if (!Double.isFinite(real) || real != Math.rint(real)) {
            return false;
        }
        return integer.bitLength() <= 1024
                && new BigDecimal(real).toBigInteger().equals(integer);
    }

    private static BigInteger integer(PyValue value) {
        return switch (value) {
            case PyValue.Bool bool -> bool.value() ? BigInteger.ONE : BigInteger.ZERO;
            case PyValue.Int number -> number.value();
            default -> throw new IllegalArgumentException("not an integer: " + value);
        };
    }

    private static boolean equalItems(List<PyValue> a, List<PyValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether two collections hold equal items, each counted once. */
    public static boolean equalSets(List<PyValue> a, List<PyValue> b) {
        return keys(a).equals(keys(b));
    }

    private static boolean equalDicts(PyValue.DictOf a, PyValue.DictOf b) {
        Map<Key, PyValue> entries = HashMap.newHashMap(a.entries().size());
        a.entries().forEach(entry -> entries.put(new Key(entry.key()), entry.value()));
        if (entries.size() != b.entries().size()) {
            return false;
        }
        for (PyValue.Entry entry : b.entries()) {
            PyValue other = entries.get(new Key(entry.key()));
            if (other == null || !equal(other, entry.value())) {
                return false;
            }
        }
        return true;
    }
}
