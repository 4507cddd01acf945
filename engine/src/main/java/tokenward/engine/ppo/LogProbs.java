package tokenward.engine.ppo;

/**
 * Log-probabilities and entropies of a softmax, with their derivatives, accumulated in double.
 *
 * @see "verl utils/torch_functional.py: logprobs_from_logits, entropy_from_logits"
 */
public final class LogProbs {
    private LogProbs() {}

    /** Returns {@code log sum_v exp(z_v)}, with the largest logit taken out first. */
    public static double logSumExp(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            max = Math.max(max, z);
        }
        double sum = 0;
        for (double z : logits) {
            sum += Math.exp(z - max);
        }
        return max + Math.log(sum);
    }

    /** Returns {@code z_label / tau - logSumExp(z / tau)}. */
    public static double of(double[] logits, int label, double temperature) {
        double[] scaled = scaled(logits, temperature);
        return scaled[label] - logSumExp(scaled);
    }

    /** Returns the entropy {@code LSE(z / tau) - sum_v p_v z_v / tau} in nats. */
    public static double entropy(double[] logits, double temperature) {
        double[] scaled = scaled(logits, temperature);
        double lse = logSumExp(scaled);
        double mean = 0;
        for (double z : scaled) {
            mean += Math.exp(z - lse) * z;
        }
        return lse - mean;
    }

    /** Returns d(log-probability)/d(raw logits): {@code (onehot - p) / tau}, double[V]. */
    public static double[] gradient(double[] logits, int label, double temperature) {
        double[] scaled = scaled(logits, temperature);
        double lse = logSumExp(scaled);
        double[] gradient = new double[logits.length];
        for (int v = 0; v < gradient.length; v++) {
            gradient[v] = ((v == label ? 1 : 0) - Math.exp(scaled[v] - lse)) / temperature;
        }
        return gradient;
    }

    /** Returns d(entropy)/d(raw logits): {@code -p_v (log p_v + H) / tau}, double[V]. */
    public static double[] entropyGradient(double[] logits, double temperature) {
        double[] scaled = scaled(logits, temperature);
        double lse = logSumExp(scaled);
        double entropy = entropy(logits, temperature);
        double[] gradient = new double[logits.length];
        for (int v = 0; v < gradient.length; v++) {
            double logProb = scaled[v] - lse;
            gradient[v] = -Math.exp(logProb) * (logProb + entropy) / temperature;
        }
        return gradient;
    }

    private static double[] scaled(double[] logits, double temperature) {
        double[] scaled = new double[logits.length];
        for (int v = 0; v < scaled.length; v++) {
            scaled[v] = logits[v] / temperature;
        }
        return scaled;
    }
}
