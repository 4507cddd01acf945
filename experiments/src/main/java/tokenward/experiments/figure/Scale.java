package tokenward.experiments.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers to pixels along one axis, linearly.
 *
 * @param low number at pixel {@code from}
 * @param high number at pixel {@code to}
 */
public record Scale(double low, double high, double from, double to) {
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};

    /** Numbers that differ by less of their size differ by rounding only. */
    private static final double ROUNDING = 1e-6;

    /** Returns the pixel of a number. */
    public double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** Returns a scale over at least the given numbers whose ends are round. */
    static Scale round(double low, double high, int ticks, double from, double to) {
        if (!(high - low > ROUNDING * Math.abs(high))) {
            double room = low == 0 ? 1 : Math.abs(low) * 0.1;
            return round(low - room, low + room, ticks, from, to);
        }
        double step = step(low, high, ticks, false);
        return new Scale(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, from, to);
    }

    /** Returns a scale over exactly the given numbers, widened when they are one. */
    static Scale exact(double low, double high, double from, double to) {
        return high > low ? new Scale(low, high, from, to) : new Scale(low - 0.5, low + 0.5, from, to);
    }

    /**
     * Returns a round distance between ticks that makes about as many as asked for.
     *
     * @param isCount whether the axis counts something, so that a tick between whole numbers means nothing
     */
    double step(int about, boolean isCount) {
        return step(low, high, about, isCount);
    }

    /** Returns the multiples of a step inside. */
    List<Double> ticks(double step) {
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Writes a tick as short as the step allows. */
    String label(double tick, double step) {
        if (Math.abs(tick) < step * 1e-9) {
            return "0";
        }
        double largest = Math.max(Math.abs(low), Math.abs(high));
        if (largest >= 1e5 || largest < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", tick)
                    .replace("e-0", "e-")
                    .replace("e+0", "e")
                    .replace(".0e", "e");
        }
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        String text = String.format(Locale.ROOT, "%." + digits + "f", tick);
        boolean exact = Math.abs(Double.parseDouble(text) - tick) < step * 1e-6;
        return (exact ? text : String.format(Locale.ROOT, "%." + (digits + 1) + "f", tick)).replace('-', '\u2212');
    }

    private static double step(double low, double high, int about, boolean isCount) {
        double wanted = (high - low) / Math.max(1, about);
        double rough = isCount ? Math.max(1, wanted) : wanted;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double step : STEPS) {
            boolean isWhole = Math.rint(step * power) == step * power;
            if (step * power >= rough * 0.999 && (isWhole || !isCount)) {
                return step * power;
            }
        }
        return 10 * power;
    }
}
