package tokenward.experiments.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tokenward.dsl.plan.Provenance;
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

    /** Returns a number as short as it can be written. */
    static String plain(double value) {
        return Labels.number(value);
    }

    /** Returns the entries of a setting that is a list, {@code [a, b]}; none when it is not set. */
    static List<String> list(List<Provenance> settings, String path) {
        return settings.stream()
                .filter(setting -> setting.path().equals(path))
                .map(Provenance::value)
                .flatMap(value -> Arrays.stream(value.replaceAll("[\\[\\]]", "").split(",")))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** Returns how many digits a metric is given by default. */
    static int digits(String path, double largest) {
        String metric = Measurements.metricOf(path).toLowerCase(Locale.ROOT);
        if (metric.startsWith("pass@") || metric.endsWith("ratio") || metric.endsWith("fraction") || largest < 2) {
            return 3;
        }
        return largest < 100 ? 2 : 1;
    }
}
