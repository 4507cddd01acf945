package tokenward.engine.ppo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Advantages without a critic: a rollout is compared with the others for its prompt, or with the batch. The outcome of
 * a rollout is the sum of its token rewards; every token of it gets the same advantage, but for {@link #returns}.
 *
 * @see "verl core_algos: compute_grpo_outcome_advantage, compute_rloo_outcome_advantage,
 *     compute_reinforce_plus_plus_outcome_advantage"
 */
public final class GroupAdvantages {
    private static final double EPSILON = 1e-6;

    private GroupAdvantages() {}

    /**
     * GRPO: {@code (R_i - mean) / (std + 1e-6)} within a group, std with Bessel's correction. A rollout alone in its
     * group keeps its outcome.
     *
     * @param rewards double[B][T_b]
     * @param groups prompt of each rollout, int[B]
     * @param divideByDeviation whether to divide
     */
    public static Advantages group(double[][] rewards, int[] groups, boolean divideByDeviation) {
        double[] outcomes = outcomes(rewards);
        double[] advantages = new double[outcomes.length];
        for (List<Integer> members : members(groups).values()) {
            double mean = members.size() == 1 ? 0 : mean(outcomes, members);
            double deviation = members.size() == 1 ? 1 : deviation(outcomes, members, mean);
            for (int b : members) {
                advantages[b] = outcomes[b] - mean;
                if (divideByDeviation) {
                    advantages[b] /= deviation + EPSILON;
                }
            }
        }
        return everywhere(rewards, advantages);
    }

    /**
     * RLOO: {@code R_i} minus the mean of the others, {@code (R_i - mean) n / (n - 1)}. A rollout alone keeps its outcome.
     *
     * @param rewards double[B][T_b]
     * @param groups prompt of each rollout, int[B]
     */
    public static Advantages leaveOneOut(double[][] rewards, int[] groups) {
        double[] outcomes = outcomes(rewards);
        double[] advantages = new double[outcomes.length];
        for (List<Integer> members : members(groups).values()) {
            int n = members.size();
            double mean = mean(outcomes, members);
            for (int b : members) {
                advantages[b] = n == 1 ? outcomes[b] : (outcomes[b] - mean) * n / (n - 1.0);
            }
        }
        return everywhere(rewards, advantages);
    }

    /**
     * REINFORCE++: the discounted return from each token on, {@code G_t = r_t + gamma G_{t+1}}. Whitening over the batch
     * is the caller's.
     *
     * @param rewards double[B][T_b]
     */
    public static Advantages returns(double[][] rewards, double gamma) {
        double[][] returns = new double[rewards.length][];
        for (int b = 0; b < rewards.length; b++) {
            returns[b] = new double[rewards[b].length];
            double next = 0;
            for (int t = rewards[b].length - 1; t >= 0; t--) {
                next = rewards[b][t] + gamma * next;
                returns[b][t] = next;
            }
        }
        return new Advantages(returns, returns);
    }

    private static double[] outcomes(double[][] rewards) {
        double[] outcomes = new double[rewards.length];
        for (int b = 0; b < rewards.length; b++) {
            for (double r : rewards[b]) {
                outcomes[b] += r;
            }
        }
        return outcomes;
    }

    private static Map<Integer, List<Integer>> members(int[] groups) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int b = 0; b < groups.length; b++) {
            members.computeIfAbsent(groups[b], g -> new ArrayList<>()).add(b);
        }
        return members;
    }

    private static double mean(double[] outcomes, List<Integer> members) {
        return members.stream().mapToDouble(b -> outcomes[b]).sum() / members.size();
    }

    private static double deviation(double[] outcomes, List<Integer> members, double mean) {
        double squares = 0;
        for (int b : members) {
            squares += (outcomes[b] - mean) * (outcomes[b] - mean);
        }
        return Math.sqrt(squares / (members.size() - 1));
    }

    private static Advantages everywhere(double[][] rewards, double[] advantages) {
        double[][] rows = new double[rewards.length][];
        for (int b = 0; b < rewards.length; b++) {
            rows[b] = new double[rewards[b].length];
            java.util.Arrays.fill(rows[b], advantages[b]);
        }
        return new Advantages(rows, rows);
    }
}
