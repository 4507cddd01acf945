package tokenward.dsl.type;

import java.math.BigDecimal;

/**
 * The numbers a setting accepts.
 *
 * @param low smallest
 * @param lowOpen whether {@code low} itself is left out
 * @param high largest
 * @param highOpen whether {@code high} itself is left out
 */
public record Interval(double low, boolean lowOpen, double high, boolean highOpen) {
    /** Every number. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

    /** Reads {@code (0, 1]}; {@code inf} is no border. */
    public static Interval parse(String text) {
        int comma = text.indexOf(',');
        return new Interval(
                border(text.substring(1, comma)),
                text.charAt(0) == '(',
                border(text.substring(comma + 1, text.length() - 1)),
                text.charAt(text.length() - 1) == ')');
    }

    private static double border(String text) {
        String trimmed = text.strip();
        return switch (trimmed) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(trimmed);
        };
    }

    /** Returns whether a number lies inside. */
    public boolean contains(double value) {
        return (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
    }

    /** Returns whether anything is left out. */
    public boolean restricts() {
        return !Double.isInfinite(low) || !Double.isInfinite(high);
    }

    /** Returns it in words that follow a noun: {@code in (0, 1)}, {@code of at least 1}. */
    public String words() {
        if (!restricts()) {
            return "";
        }
        if (Double.isInfinite(high)) {
            return low == 0 && lowOpen ? "greater than 0" : "of at least " + show(low);
        }
        return "in " + this;
    }

    /** Returns what a value must do: {@code must lie in (0, 1)}, {@code must be at least 1}. */
    public String demand() {
        if (Double.isInfinite(high)) {
            return lowOpen ? "must be greater than " + show(low) : "must be at least " + show(low);
        }
        return "must lie in " + this;
    }

    @Override
    public String toString() {
        return (lowOpen ? "(" : "[") + show(low) + ", " + show(high) + (highOpen ? ")" : "]");
    }

    private static String show(double value) {
        return Double.isInfinite(value)
                ? value > 0 ? "inf" : "-inf"
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
