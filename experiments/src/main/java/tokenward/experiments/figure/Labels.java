package tokenward.experiments.figure;

import java.util.Locale;

/** Numbers as readers want them. */
public final class Labels {
    private Labels() {}

    /** Writes a number with four significant digits and no more zeros than it needs. */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return String.format(Locale.ROOT, "%.0f", value + 0.0).replace('-', '\u2212');
        }
        double size = Math.abs(value);
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e")
                    .replace('-', '\u2212');
        }
        int digits = (int) Math.max(0, 3 - Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + digits + "f", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "")
                .replace('-', '\u2212');
    }

    /** Writes a number with a fixed count of digits after the point, and a true minus sign. */
    public static String fixed(double value, int digits) {
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        // -0.000 is 0.000.
        return (text.matches("-0(\\.0*)?") ? text.substring(1) : text).replace('-', '\u2212');
    }

    /** Writes a difference, with its sign. */
    public static String signed(double value, int digits) {
        String text = fixed(value, digits);
        return text.startsWith("\u2212") || text.matches("0(\\.0*)?") ? text : "+" + text;
    }
}
