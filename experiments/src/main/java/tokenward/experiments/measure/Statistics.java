package tokenward.experiments.measure;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.TDistribution;

/** Means with intervals, and the paired bootstrap. Sums run in the order given, in double. */
public final class Statistics {
    private Statistics() {}

    /**
     * Returns the mean with its interval by Student's t: {@code mean +- t_{n-1} s / sqrt(n)}. One number has no spread.
     *
     * @param level coverage, 0.95 for example
     */
    public static Interval confidence(double[] values, double level) {
        requireSome(values);
        double mean = mean(values);
        int n = values.length;
        if (n == 1) {
            return new Interval(mean, mean, mean, 1);
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double t = TDistribution.of(n - 1).inverseCumulativeProbability(0.5 + level / 2);
        double reach = t * Math.sqrt(squares / (n - 1) / n);
        return new Interval(mean, mean - reach, mean + reach, n);
    }

    /** Returns the mean. */
    public static double mean(double[] values) {
        requireSome(values);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /**
     * The outcome of a paired bootstrap.
     *
     * @param difference mean difference with its percentile interval
     * @param p two-sided: twice the smaller share of resampled means on one side of 0, at least {@code 1 / resamples}
     */
    public record Test(Interval difference, double p) {}

    /**
     * Resamples pairs with replacement and looks at the mean difference.
     *
     * @param differences of each pair: second minus first
     * @param level coverage of the interval
     * @see "Efron and Tibshirani 1993, ch. 13 and 16"
     */
    public static Test pairedBootstrap(double[] differences, int resamples, double level, RandomGenerator random) {
        requireSome(differences);
        int n = differences.length;
        double[] means = new double[resamples];
        int below = 0;
        int above = 0;
        for (int i = 0; i < resamples; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += differences[random.nextInt(n)];
            }
            means[i] = sum / n;
            below += means[i] <= 0 ? 1 : 0;
            above += means[i] >= 0 ? 1 : 0;
        }
        Arrays.sort(means);
        double mean = mean(differences);
        double low = quantile(means, (1 - level) / 2);
        double high = quantile(means, (1 + level) / 2);
        double p = Math.min(1, Math.max(1.0 / resamples, 2.0 * Math.min(below, above) / resamples));
        return new Test(new Interval(mean, low, high, n), p);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static void requireSome(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a statistic needs at least one number");
        }
    }
}
