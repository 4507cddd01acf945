package tokenward.engine.ppo;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one update measured.
 *
 * @param metrics by name: the keys of {@link Metric}, and {@code reward.<channel>} for each channel's mean score
 */
public record UpdateStats(SortedMap<String, Double> metrics) {
    public UpdateStats {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** Returns a metric; NaN where the update did not measure it. */
    public double get(Metric metric) {
        return metrics.getOrDefault(metric.key(), Double.NaN);
    }
}
