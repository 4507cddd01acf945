package tokenward.experiments.measure;

/**
 * A number and how well it is known.
 *
 * @param middle the estimate
 * @param low lower end; the estimate itself when nothing is known about its spread
 * @param high upper end
 * @param runs how many runs or tasks it rests on
 */
public record Interval(double middle, double low, double high, int runs) {
    /** Returns a number without spread. */
    public static Interval exactly(double value) {
        return new Interval(value, value, value, 1);
    }

    /** Returns half the interval's length. */
    public double reach() {
        return (high - low) / 2;
    }

    /** Returns whether the estimate lies in the middle of an interval that has a length. */
    public boolean isSymmetric() {
        return high > low && Math.abs(high + low - 2 * middle) < 1e-9 * Math.max(1, Math.abs(high - low));
    }

    /** Returns whether the interval has a length. */
    public boolean hasSpread() {
        return high > low;
    }

    /** Returns whether the interval excludes a number. */
    public boolean excludes(double value) {
        return hasSpread() && (value < low || value > high);
    }
}
