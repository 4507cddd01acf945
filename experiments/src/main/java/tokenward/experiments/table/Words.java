package tokenward.experiments.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tokenward.experiments.figure.Labels;
import tokenward.experiments.measure.Measurements;

/** Names of the language in the words of a report. */
public final class Words {
    private Words() {}

    /** Returns a name with its underscores as spaces. */
    public static String of(String name) {
        return name.replace('_', ' ');
    }

    /** Returns what a series is called: {@code evaluate.mbpp.pass@1} is {@code mbpp pass@1}. */
    public static String series(String path) {
        return Measurements.evaluationOf(path)
                .map(name -> of(name) + " " + of(Measurements.metricOf(path)))
                .orElse(of(path.replace('.', ' ')));
    }

    /** Returns a swept value beside the name of its axis: what an ablation leaves out is said so. */
    public static String value(String axis, String value) {
        if (!axis.equals("ablate")) {
            return value;
        }
        return value.equals("none") ? "nothing left out" : "without " + of(value.replaceFirst("^reward\\.", ""));
    }

    /** Returns a swept value that stands alone: numbers and switches need the name of their axis. */
    public static String alone(String axis, String value) {
        boolean needsName = value.matches("[-+0-9].*|true|false|none") && !axis.equals("ablate");
        return needsName ? of(axis.replaceFirst(".*\\.", "")) + " = " + value : value(axis, value);
    }

    /** Returns a point of a sweep, value by value. */
    public static String point(Map<String, String> point) {
        return String.join(
                ", ",
                point.entrySet().stream()
                        .map(axis -> alone(axis.getKey(), axis.getValue()))
                        .toList());
    }

    /** Returns a number as short as it can be written. */
    static String plain(double value) {
        return Labels.number(value);
    }

    /** Returns whether a series is what a reward channel pays, rather than something made of all of them. */
    public static boolean isChannel(String path) {
        return path.startsWith("reward.")
                && !isLanding(path)
                && !List.of("reward.total", "reward.with_kl", "reward.length_correlation")
                        .contains(path);
    }

    /** Returns whether a series is the number of tokens a reward channel lands on. */
    public static boolean isLanding(String path) {
        return path.startsWith("reward.") && path.endsWith(".tokens");
    }

    /** Returns whether a series is a share, between 0 and 1. */
    public static boolean isShare(String path) {
        String metric = Measurements.metricOf(path).toLowerCase(Locale.ROOT);
        return metric.startsWith("pass@")
                || metric.startsWith("outcome.")
                || metric.equals("pass_ratio")
                || metric.endsWith("fraction");
    }

    /** Returns how many digits a metric is given by default. */
    static int digits(String path, double largest) {
        if (isShare(path) || largest < 2) {
            return 3;
        }
        return largest < 100 ? 2 : 1;
    }
}
