package tokenward.experiments.measure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import tokenward.dsl.type.Expression;

/**
 * How the numbers of several runs become one: {@code mean(over: seed)}, {@code confidence(95 %, over: seed)}.
 *
 * @param kind how
 * @param level coverage, for {@link Kind#CONFIDENCE}
 */
public record Summary(Kind kind, double level) {
    /** How. */
    public enum Kind {
        /** Mean with Student's interval. */
        CONFIDENCE,
        /** Mean alone. */
        MEAN,
        /** Median alone. */
        MEDIAN,
        /** Mean between the smallest and the largest. */
        RANGE
    }

    /** Means with 95 % intervals: what a report does when it is not told. */
    public static final Summary USUAL = new Summary(Kind.CONFIDENCE, 0.95);

    /** Reads a report function. */
    public static Summary of(Expression expression) {
        if (!(expression instanceof Expression.Call call)) {
            return USUAL;
        }
        return switch (call.function()) {
            case "mean" -> new Summary(Kind.MEAN, USUAL.level);
            case "median" -> new Summary(Kind.MEDIAN, USUAL.level);
            case "range" -> new Summary(Kind.RANGE, USUAL.level);
            default ->
                new Summary(
                        Kind.CONFIDENCE, Arguments.of(call).number("level", 0).orElse(USUAL.level));
        };
    }

    /** Reads a report function, or means the usual one when there is none. */
    public static Summary of(Optional<Expression> expression) {
        return expression.map(Summary::of).orElse(USUAL);
    }

    /** Summarises numbers, at least one. */
    public Interval of(double[] values) {
        return switch (kind) {
            case CONFIDENCE -> Statistics.confidence(values, level);
            case MEAN -> single(Statistics.mean(values), values.length);
            case MEDIAN -> single(median(values), values.length);
            case RANGE ->
                new Interval(
                        Statistics.mean(values),
                        Arrays.stream(values).min().orElseThrow(),
                        Arrays.stream(values).max().orElseThrow(),
                        values.length);
        };
    }

    /** Returns what stands below a table. */
    public String note(int runs) {
        return switch (kind) {
            case CONFIDENCE -> "Means with " + percent() + " % intervals (Student's t) over up to " + runs + " runs.";
            case MEAN -> "Means over up to " + runs + " runs.";
            case MEDIAN -> "Medians over up to " + runs + " runs.";
            case RANGE -> "Means with smallest and largest of up to " + runs + " runs.";
        };
    }

    private String percent() {
        return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static Interval single(double value, int runs) {
        return new Interval(value, value, value, runs);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
