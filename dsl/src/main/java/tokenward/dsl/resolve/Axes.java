package tokenward.dsl.resolve;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/** The values of a swept axis: a list, or a range of whole numbers. */
final class Axes {
    private static final int MOST = 10_000;

    private Axes() {}

    static List<Value> values(ExpNode.Setting axis, SourceText source, List<Diagnostic> problems) {
        return switch (axis.value()) {
            case Value.Items items -> {
                if (items.values().isEmpty()) {
                    problems.add(Diagnostic.of(
                            ExpCode.E0503,
                            "the axis `" + axis.path().text() + "` has no values",
                            source,
                            items.span(),
                            "nothing to sweep"));
                }
                yield distinct(axis, items, source, problems);
            }
            case Value.Range range -> range(range, source, problems);
            default -> {
                problems.add(Diagnostic.of(
                                ExpCode.E0503,
                                "an axis is a list or a range, and `"
                                        + axis.path().text() + "` has one value",
                                source,
                                axis.value().span(),
                                "one value")
                        .help("write `[" + axis.value().text() + ", ...]`, or set it outside `sweep`"));
                yield List.of();
            }
        };
    }

    private static List<Value> distinct(
            ExpNode.Setting axis, Value.Items items, SourceText source, List<Diagnostic> problems) {
        List<String> seen = new ArrayList<>();
        for (Value value : items.values()) {
            if (seen.contains(value.text())) {
                problems.add(Diagnostic.of(
                        ExpCode.E0308,
                        "the axis `" + axis.path().text() + "` names `" + value.text() + "` twice",
                        source,
                        value.span(),
                        "named before"));
            }
            seen.add(value.text());
        }
        return items.values();
    }

    private static List<Value> range(Value.Range range, SourceText source, List<Diagnostic> problems) {
        BigDecimal low = range.low().number();
        BigDecimal high = range.high().number();
        boolean whole = isWhole(low) && isWhole(high);
        BigDecimal size = high.subtract(low);
        if (!whole || size.signum() < 0 || size.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            problems.add(Diagnostic.of(
                    ExpCode.E0503,
                    !whole
                            ? "a swept range counts in whole numbers"
                            : size.signum() < 0 ? "this range ends before it begins" : "this range is too long",
                    source,
                    range.span(),
                    !whole
                            ? "write the values as a list"
                            : size.signum() < 0
                                    ? "a range is written `first .. last`"
                                    : "at most " + MOST + " values"));
            return List.of();
        }
        List<Value> values = new ArrayList<>();
        for (long i = low.longValueExact(); i <= high.longValueExact(); i++) {
            values.add(new Value.Quantity(
                    BigDecimal.valueOf(i), Long.toString(i), range.high().unit(), false, range.span()));
        }
        return values;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE / 2)) < 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    static Optional<List<Value>> silently(ExpNode.Setting axis, SourceText source) {
        List<Diagnostic> ignored = new ArrayList<>();
        List<Value> values = values(axis, source, ignored);
        return ignored.isEmpty() ? Optional.of(values) : Optional.empty();
    }
}
