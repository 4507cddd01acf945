package tokenward.experiments.problem;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.rewards.unittest.CallTests;
import tokenward.rewards.value.PyEquality;
import tokenward.rewards.value.PyValue;

/**
 * What counts as the right output, beside an equal one: the exceptions EvalPlus makes for single tasks.
 *
 * @see "Liu et al. 2023 (EvalPlus), evalplus/eval/_special_oracle.py and unsafe_execute, v0.3.1"
 */
public enum Oracle {
    /** Equal, or close when the expected value is a float or has a tolerance. */
    EQUAL,
    /** Mbpp/164: its tests do not settle what is asked, so EvalPlus lets everything pass. */
    ANYTHING,
    /** Mbpp/295: 0 is right too. */
    OR_ZERO,
    /** Mbpp/581: the height may be meant perpendicular to the base. */
    PYRAMID,
    /** Mbpp/558: the shorter number may be padded with zeros. */
    PADDED_DIGITS,
    /** The same items, in any order and number. */
    SAME_ITEMS,
    /** The expected value only says whether there is one. */
    SOME_OR_NONE,
    /** HumanEval/32: the output is a root of the polynomial given. */
    ROOT;

    private static final double RELATIVE = 1e-7;
    private static final Map<String, Oracle> MBPP = Map.of(
            "are_equivalent", ANYTHING,
            "sum_div", OR_ZERO,
            "surface_Area", PYRAMID,
            "digit_distance_nums", PADDED_DIGITS);
    private static final Set<String> SETS = Set.of(
            "similar_elements",
            "find_char_long",
            "common_in_nested_lists",
            "extract_singly",
            "larg_nnum",
            "intersection_array",
            "find_dissimilar",
            "Diff");
    private static final Set<String> NOT_NONE = Set.of("check_str", "text_match_three", "text_starta_endb");

    static Oracle ofMbpp(String entryPoint) {
        if (SETS.contains(entryPoint)) {
            return SAME_ITEMS;
        }
        return NOT_NONE.contains(entryPoint) ? SOME_OR_NONE : MBPP.getOrDefault(entryPoint, EQUAL);
    }

    static Oracle ofHumanEval(String entryPoint) {
        return entryPoint.equals("find_zero") ? ROOT : EQUAL;
    }

    /** Returns what is to be done with iterables that are no builtin collection. */
    public CallTests.Iterables iterables() {
        return this == SAME_ITEMS ? CallTests.Iterables.AS_SETS : CallTests.Iterables.NAMED;
    }

    /** Returns the tolerance in force once an expected value was seen. */
    public static double tolerance(double given, PyValue expected) {
        return given == 0 && isFloats(expected) ? 1e-6 : given;
    }

    /**
     * Returns whether an output is right.
     *
     * @param input the arguments
     * @param before tolerance given for the problem, or left by the inputs before
     * @param after tolerance once the expected value was seen
     */
    public boolean accepts(
            PyValue input, PyValue output, PyValue expected, double before, double after, Profile profile) {
        boolean exact = switch (this) {
            case EQUAL -> PyEquality.equal(output, expected);
            case ANYTHING -> profile == Profile.EVALPLUS || output instanceof PyValue.Bool;
            case OR_ZERO -> PyEquality.equal(output, expected) || PyEquality.equal(output, PyValue.of(0));
            case PYRAMID -> PyEquality.equal(output, expected) || isPyramid(input, output, before);
            case PADDED_DIGITS -> PyEquality.equal(output, expected) || PyEquality.equal(output, paddedDigits(input));
            case SAME_ITEMS -> sameItems(output, expected);
            case SOME_OR_NONE -> sameExistence(output, expected);
            case ROOT -> isRoot(input, output, before);
        };
        if (exact || this == ROOT || after == 0) {
            return exact;
        }
        return sameKind(output, expected) && isClose(output, expected, after);
    }

    private static boolean isFloats(PyValue value) {
        return switch (value) {
            case PyValue.Real real -> true;
            case PyValue.ListOf list -> allFloats(list.items());
            case PyValue.TupleOf tuple -> allFloats(tuple.items());
            default -> false;
        };
    }

    private static boolean allFloats(List<PyValue> items) {
        return !items.isEmpty() && items.stream().allMatch(PyValue.Real.class::isInstance);
    }

    private static boolean sameKind(PyValue output, PyValue expected) {
        return output.getClass() == expected.getClass();
    }

    private static boolean isClose(PyValue output, PyValue expected, double tolerance) {
        Optional<List<PyValue>> ours = items(output);
        Optional<List<PyValue>> theirs = items(expected);
        if (ours.isPresent() && theirs.isPresent()) {
            boolean close = ours.get().size() == theirs.get().size();
            for (int i = 0; close && i < ours.get().size(); i++) {
                close = isClose(ours.get().get(i), theirs.get().get(i), tolerance);
            }
            return close;
        }
        if (output instanceof PyValue.Complex || expected instanceof PyValue.Complex) {
            return isCloseComplex(output, expected, tolerance);
        }
        return number(output).isPresent()
                && number(expected).isPresent()
                && isClose(number(output).get(), number(expected).get(), tolerance);
    }

    private static boolean isClose(double output, double expected, double tolerance) {
        // Any number is within a share of infinity.
        return output == expected
                || (Double.isFinite(expected)
                        && Math.abs(output - expected) <= tolerance + RELATIVE * Math.abs(expected));
    }

    private static boolean isCloseComplex(PyValue output, PyValue expected, double tolerance) {
        Optional<PyValue.Complex> a = complex(output);
        Optional<PyValue.Complex> b = complex(expected);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        double size = Math.hypot(b.get().real(), b.get().imaginary());
        double distance = Math.hypot(
                a.get().real() - b.get().real(), a.get().imaginary() - b.get().imaginary());
        return PyEquality.equal(a.get(), b.get()) || (Double.isFinite(size) && distance <= tolerance + RELATIVE * size);
    }

    private static Optional<PyValue.Complex> complex(PyValue value) {
        return value instanceof PyValue.Complex complex
                ? Optional.of(complex)
                : number(value).map(real -> new PyValue.Complex(real, 0));
    }

    private static Optional<List<PyValue>> items(PyValue value) {
        return switch (value) {
            case PyValue.ListOf list -> Optional.of(list.items());
            case PyValue.TupleOf tuple -> Optional.of(tuple.items());
            default -> Optional.empty();
        };
    }

    private static Optional<Double> number(PyValue value) {
        return switch (value) {
            case PyValue.Real real -> Optional.of(real.value());
            case PyValue.Int integer -> Optional.of(integer.value().doubleValue());
            case PyValue.Bool bool -> Optional.of(bool.value() ? 1.0 : 0.0);
            default -> Optional.empty();
        };
    }

    /** Compares as Python's {@code set(output) == set(expected)}, which needs items that can be hashed. */
    private static boolean sameItems(PyValue output, PyValue expected) {
        Optional<List<PyValue>> ours = iterated(output);
        Optional<List<PyValue>> theirs = iterated(expected);
        return ours.isPresent()
                && theirs.isPresent()
                && ours.get().stream().allMatch(Oracle::isHashable)
                && PyEquality.equalSets(ours.get(), theirs.get());
    }

    private static Optional<List<PyValue>> iterated(PyValue value) {
        return switch (value) {
            case PyValue.SetOf set -> Optional.of(set.items());
            case PyValue.DictOf dict ->
                Optional.of(dict.entries().stream().map(PyValue.Entry::key).toList());
            case PyValue.Str text -> {
                List<PyValue> characters = new ArrayList<>();
                text.value().codePoints().forEach(c -> characters.add(PyValue.of(Character.toString(c))));
                yield Optional.of(characters);
            }
            default -> items(value);
        };
    }

    private static boolean isHashable(PyValue value) {
        return switch (value) {
            case PyValue.ListOf list -> false;
            case PyValue.DictOf dict -> false;
            case PyValue.SetOf set -> set.frozen();
            case PyValue.TupleOf tuple -> tuple.items().stream().allMatch(Oracle::isHashable);
            default -> true;
        };
    }

    private static boolean sameExistence(PyValue output, PyValue expected) {
        boolean exists = expected instanceof PyValue.Bool bool ? bool.value() : expected != PyValue.None.NONE;
        return output instanceof PyValue.Bool said ? said.value() == exists : exists == (output != PyValue.None.NONE);
    }

    private static boolean isPyramid(PyValue input, PyValue output, double tolerance) {
        List<PyValue> arguments = items(input).orElse(List.of());
        if (arguments.size() != 2 || number(output).isEmpty()) {
            return false;
        }
        double base = number(arguments.get(0)).orElse(Double.NaN);
        double height = number(arguments.get(1)).orElse(Double.NaN);
        double area = base * base + 2 * base * Math.sqrt(base * base / 4 + height * height);
        return Math.abs(number(output).get() - Math.rint(area)) <= tolerance;
    }

    private static PyValue paddedDigits(PyValue input) {
        List<PyValue> arguments = items(input).orElse(List.of());
        if (arguments.size() == 2
                && arguments.get(0) instanceof PyValue.Int a
                && arguments.get(1) instanceof PyValue.Int b
                && a.value().signum() >= 0
                && b.value().signum() >= 0) {
            BigInteger x = a.value();
            BigInteger y = b.value();
            long difference = 0;
            while (x.signum() > 0 || y.signum() > 0) {
                BigInteger[] dx = x.divideAndRemainder(BigInteger.TEN);
                BigInteger[] dy = y.divideAndRemainder(BigInteger.TEN);
                difference += Math.abs(dx[1].intValue() - dy[1].intValue());
                x = dx[0];
                y = dy[0];
            }
            return PyValue.of(difference);
        }
        return PyValue.None.NONE;
    }

    private static boolean isRoot(PyValue input, PyValue output, double tolerance) {
        List<PyValue> arguments = items(input).orElse(List.of());
        List<PyValue> coefficients =
                arguments.size() == 1 ? items(arguments.getFirst()).orElse(List.of()) : List.of();
        double x = number(output).orElse(Double.NaN);
        double sum = 0;
        for (int i = 0; i < coefficients.size(); i++) {
            sum += number(coefficients.get(i)).orElse(Double.NaN) * Math.pow(x, i);
        }
        return Math.abs(sum) <= tolerance;
    }
}
