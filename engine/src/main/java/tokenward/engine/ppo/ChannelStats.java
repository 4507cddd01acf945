package tokenward.engine.ppo;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.TokenRewards;

/** What each channel paid in a batch, and on how many tokens it landed. */
final class ChannelStats {
    private ChannelStats() {}

    /**
     * Measures every channel: {@code reward.<channel>} and {@code reward.<channel>.tokens}, the latter only when it paid
     * something.
     */
    static SortedMap<String, Double> of(List<RewardBreakdown> ledgers) {
        SortedMap<String, Mean> scores = new TreeMap<>();
        SortedMap<String, Mean> tokens = new TreeMap<>();
        for (RewardBreakdown ledger : ledgers) {
            ledger.terms().forEach((name, term) -> {
                mean(scores, "reward." + name).add(term.assessment().score().orElse(0));
                double landed = tokens(term.rewards());
                if (landed > 0) {
                    mean(tokens, "reward." + name + ".tokens").add(landed);
                }
            });
        }
        SortedMap<String, Double> metrics = new TreeMap<>();
        scores.forEach((key, mean) -> metrics.put(key, mean.value()));
        tokens.forEach((key, mean) -> metrics.put(key, mean.value()));
        return metrics;
    }

    /**
     * Returns on how many tokens rewards land, {@code (sum |r|)^2 / sum r^2}: n where they are spread evenly over n
     * tokens, 1 where all is on one; 0 without any.
     */
    static double tokens(TokenRewards rewards) {
        double sum = 0;
        double squares = 0;
        for (float r : rewards.toArray()) {
            sum += Math.abs(r);
            squares += (double) r * r;
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    private static Mean mean(SortedMap<String, Mean> means, String key) {
        return means.computeIfAbsent(key, k -> new Mean());
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double x) {
            sum += x;
            count++;
        }

        double value() {
            return sum / count;
        }
    }
}
