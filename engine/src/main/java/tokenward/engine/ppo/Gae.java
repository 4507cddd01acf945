package tokenward.engine.ppo;

/**
 * Generalised advantage estimation: {@code delta_t = r_t + gamma V_{t+1} - V_t},
 * {@code A_t = delta_t + gamma lambda A_{t+1}}, {@code R_t = A_t + V_t}.
 *
 * @see "Schulman et al. 2016, eq. 16; TRL v0.11 PPOTrainer.compute_advantages; verl compute_gae_advantage_return"
 */
public final class Gae {
    private Gae() {}

    /**
     * Estimates the advantages of every rollout.
     *
     * @param rewards {@code r_t}, KL included, double[B][T_b]
     * @param values {@code V_t} before token t, double[B][T_b]
     * @param lastValues {@code V_{T_b}}: 0 after an end of sequence; what truncation calls for otherwise, double[B]
     * @param gamma discount
     * @param lambda trade of bias for variance
     * @return advantages, not whitened, and returns
     */
    public static Advantages of(
            double[][] rewards, double[][] values, double[] lastValues, double gamma, double lambda) {
        double[][] advantages = new double[rewards.length][];
        double[][] returns = new double[rewards.length][];
        for (int b = 0; b < rewards.length; b++) {
            int length = rewards[b].length;
            advantages[b] = new double[length];
            returns[b] = new double[length];
            double nextValue = lastValues[b];
            double nextAdvantage = 0;
            for (int t = length - 1; t >= 0; t--) {
                double delta = rewards[b][t] + gamma * nextValue - values[b][t];
                nextAdvantage = delta + gamma * lambda * nextAdvantage;
                nextValue = values[b][t];
                advantages[b][t] = finite(nextAdvantage, b, t);
                returns[b][t] = nextAdvantage + values[b][t];
            }
        }
        return new Advantages(advantages, returns);
    }

    private static double finite(double advantage, int b, int t) {
        if (!Double.isFinite(advantage)) {
            throw new ArithmeticException("the advantage of rollout " + b + ", token " + t + " is " + advantage);
        }
        return advantage;
    }
}
