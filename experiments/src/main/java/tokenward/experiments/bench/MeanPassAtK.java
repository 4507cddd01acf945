package tokenward.experiments.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * pass@k of judged samples: the unbiased estimate of each problem, then the mean over problems.
 *
 * @see tokenward.engine.train.PassAtK
 */
public final class MeanPassAtK {
    private MeanPassAtK() {}

    /** Returns the mean over problems; empty when one has fewer than k samples. Broken samples do not count. */
    public static OptionalDouble of(List<Judged> judged, int k, Predicate<Judged> passes) {
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (Judged sample : judged) {
            if (!sample.isBroken()) {
                int[] count = counts.computeIfAbsent(sample.sample().taskId(), id -> new int[2]);
                count[0]++;
                count[1] += passes.test(sample) ? 1 : 0;
            }
        }
        if (counts.isEmpty() || counts.values().stream().anyMatch(count -> count[0] < k)) {
            return OptionalDouble.empty();
        }
        return counts.values().stream()
                .mapToDouble(count -> tokenward.engine.train.PassAtK.of(count[0], count[1], k))
                .average();
    }
}
