package tokenward.engine.ppo;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.engine.config.TrainingMetric;

/**
 * What one update measured.
 *
 * @param metrics by name: the keys of {@link TrainingMetric}, and for each channel {@code reward.<channel>}, its mean score, and
 *     {@code reward.<channel>.tokens}, on how many tokens it landed
 */
public record UpdateStats(SortedMap<String, Double> metrics) {
    public UpdateStats {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** Returns a metric; NaN where the update did not measure it. */
    public double get(TrainingMetric metric) {
        return metrics.getOrDefault(metric.key(), Double.NaN);
    }
}
