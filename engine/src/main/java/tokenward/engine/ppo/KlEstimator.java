package tokenward.engine.ppo;

import tokenward.engine.config.KlConfig;

/**
 * KL divergence of the policy from the reference at one sampled token, from its two log-probabilities.
 *
 * @see "Schulman 2020, Approximating KL Divergence; TRL v0.11 PPOTrainer._kl_penalty; verl core_algos.kl_penalty"
 */
public final class KlEstimator {
    private static final double EXPONENT_LIMIT = 20;
    private static final double K3_LIMIT = 10;

    private KlEstimator() {}

    /**
     * Estimates every token of a row, with {@code d = log pi - log pi_ref}: k1 is {@code d}, k2 is {@code d^2 / 2}, k3 is
     * {@code exp(-d) - 1 + d} with the exponent clamped to 20 and the result to 10 on either side, as verl does.
     *
     * @param logProbs {@code log pi}, double[T]
     * @param reference {@code log pi_ref}, double[T]
     * @return nats, double[T]
     */
    public static double[] perToken(double[] logProbs, double[] reference, KlConfig.Estimator estimator) {
        double[] kl = new double[logProbs.length];
        for (int t = 0; t < kl.length; t++) {
            double d = logProbs[t] - reference[t];
            kl[t] = switch (estimator) {
                case K1 -> d;
                case K2 -> d * d / 2;
                case K3 -> clamp(Math.exp(clamp(-d, EXPONENT_LIMIT)) - 1 + d, K3_LIMIT);
            };
        }
        return kl;
    }

    /**
     * Returns the derivative of an estimate with respect to {@code log pi}, for a KL term in the loss. Only k2's has the
     * gradient of the divergence as its expectation.
     *
     * @param d log-ratio to the reference
     */
    public static double derivative(double d, KlConfig.Estimator estimator) {
        return switch (estimator) {
            case K1 -> 1;
            case K2 -> d;
            case K3 -> 1 - Math.exp(clamp(-d, EXPONENT_LIMIT));
        };
    }

    /**
     * Returns the exact divergence {@code sum_v p(v) (log p(v) - log q(v))} of two distributions given by logits.
     *
     * @param logits of the policy, double[V]
     * @param reference logits of the reference, double[V]
     */
    public static double full(double[] logits, double[] reference) {
        double p = LogProbs.logSumExp(logits);
        double q = LogProbs.logSumExp(reference);
        double kl = 0;
        for (int v = 0; v < logits.length; v++) {
            kl += Math.exp(logits[v] - p) * ((logits[v] - p) - (reference[v] - q));
        }
        return kl;
    }

    private static double clamp(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }
}
