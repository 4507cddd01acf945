package tokenward.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tokenward.engine.ppo.Rollout;

/** Notices channels that give every rollout the same score: nothing can be learned from them. */
final class ConstantRewards {
    private static final int ENOUGH = 64;

    private final Map<String, double[]> bounds = new TreeMap<>();
    private int seen;
    private boolean told;

    /** Takes a batch; returns what to warn of, once, as soon as enough rollouts were seen. */
    List<String> observe(List<Rollout> batch) {
        if (told) {
            return List.of();
        }
        for (Rollout rollout : batch) {
            rollout.ledger()
                    .terms()
                    .forEach((name, term) -> term.assessment().score().ifPresent(score -> {
                        double[] range = bounds.computeIfAbsent(name, n -> new double[] {score, score});
                        range[0] = Math.min(range[0], score);
                        range[1] = Math.max(range[1], score);
                    }));
        }
        seen += batch.size();
        if (seen < ENOUGH) {
            return List.of();
        }
        told = true;
        List<String> warnings = new ArrayList<>();
        bounds.forEach((name, range) -> {
            if (range[0] == range[1]) {
                warnings.add("reward `" + name + "` was " + range[0] + " for each of the first " + seen
                        + " rollouts: nothing can be learned from a constant");
            }
        });
        return warnings;
    }
}
