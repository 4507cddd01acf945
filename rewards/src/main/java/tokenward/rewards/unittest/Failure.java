package tokenward.rewards.unittest;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import tokenward.rewards.value.PyValue;

/**
 * What went wrong in a program or a test.
 *
 * @param kind name of the exception's type, such as {@code AssertionError}
 * @param message its text, cut to 300 characters
 * @param lines lines of the program it passed through, from 1, innermost last; empty when it arose in the test
 */
public record Failure(String kind, String message, List<Integer> lines) {
    /** The failure of a test that had no chance to run. */
    public static final Failure NOT_RUN = new Failure("NotRun", "the program ended before this test", List.of());

    public Failure {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return message.isEmpty() ? kind : kind + ": " + message;
    }

    /** Reads what {@code wire.describe} made; a forged record becomes a failure without particulars. */
    static Optional<Failure> read(PyValue value) {
        if (value == PyValue.None.NONE) {
            return Optional.empty();
        }
        if (!(value instanceof PyValue.DictOf said)) {
            return Optional.of(new Failure("Unknown", "", List.of()));
        }
        return Optional.of(new Failure(text(said, "type"), text(said, "message"), lines(said)));
    }

    private static String text(PyValue.DictOf said, String key) {
        return said.get(key)
                .map(value -> value instanceof PyValue.Str text ? text.value() : "")
                .orElse("");
    }

    private static List<Integer> lines(PyValue.DictOf said) {
        return lines(said.get("lines").orElse(PyValue.None.NONE));
    }

    /** Reads line numbers; what is none is left out. */
    static List<Integer> lines(PyValue value) {
        if (!(value instanceof PyValue.ListOf list)) {
            return List.of();
        }
        return list.items().stream()
                .filter(PyValue.Int.class::isInstance)
                .map(item -> ((PyValue.Int) item).value())
                .filter(line -> line.signum() > 0 && line.bitLength() < Integer.SIZE)
                .map(BigInteger::intValue)
                .toList();
    }
}
