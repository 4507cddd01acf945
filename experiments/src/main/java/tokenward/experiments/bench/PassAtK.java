package tokenward.experiments.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The chance that at least one of k samples passes, without bias: {@code 1 - C(n-c, k) / C(n, k)} per problem, then the
 * mean over problems.
 *
 * @see "Chen et al. 2021 (Codex), eq. 1"
 */
public final class PassAtK {
    private PassAtK() {}

    /** Returns the estimate for one problem with {@code n} samples of which {@code c} pass. */
    public static double of(int n, int c, int k) {
        if (k < 1 || k > n || c < 0 || c > n) {
            throw new IllegalArgumentException("pass@" + k + " of " + c + " passing among " + n + " samples");
        }
        double allFail = 1;
        for (int i = n - c + 1; i <= n; i++) {
            allFail *= 1 - k / (double) i;
        }
        return n - c < k ? 1 : 1 - allFail;
    }

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
                .mapToDouble(count -> of(count[0], count[1], k))
                .average();
    }
}
