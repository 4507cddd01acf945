package tokenward.engine.rollout;

import java.util.Arrays;
import tokenward.engine.config.SamplingConfig;

/**
 * Draws a token from logits: temperature, then top-k, then top-p, then the inverse of the cumulative distribution with
 * ids ascending (the first id whose cumulative probability exceeds u).
 *
 * @see "Hugging Face generation/logits_process.py, whose order and tie rules these are"
 */
@FunctionalInterface
public interface Sampler {
    /**
     * Draws one token.
     *
     * @param logits of all rows, float[rows * V]
     * @param from index of the row's first logit
     * @param size V
     * @param u uniform in [0, 1)
     */
    int sample(float[] logits, int from, int size, double u);

    /** Returns the sampler of a configuration; temperature 0 takes the most likely token. */
    static Sampler of(SamplingConfig config) {
        if (config.temperature() == 0) {
            return (logits, from, size, u) -> mostLikely(logits, from, size);
        }
        return (logits, from, size, u) -> inverse(probabilities(logits, from, size, config), u);
    }

    /** Returns the first id of the largest logit. */
    static int mostLikely(float[] logits, int from, int size) {
        int best = 0;
        for (int v = 1; v < size; v++) {
            if (logits[from + v] > logits[from + best]) {
                best = v;
            }
        }
        return best;
    }

    /** Returns the filtered probabilities, double[V], summing to 1. */
    static double[] probabilities(float[] logits, int from, int size, SamplingConfig config) {
        double[] p = new double[size];
        double max = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < size; v++) {
            max = Math.max(max, logits[from + v]);
        }
        if (!Double.isFinite(max)) {
            throw new ArithmeticException("the largest logit is " + max + ": the model has diverged");
        }
        double cut = config.topK() > 0 && config.topK() < size
                ? kthLargest(logits, from, size, config.topK())
                : Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int v = 0; v < size; v++) {
            p[v] = logits[from + v] < cut ? 0 : Math.exp((logits[from + v] - max) / config.temperature());
            sum += p[v];
        }
        if (config.topP() < 1) {
            sum = keepNucleus(p, sum, config.topP());
        }
        for (int v = 0; v < size; v++) {
            p[v] /= sum;
        }
        return p;
    }

    private static double kthLargest(float[] logits, int from, int size, int k) {
        float[] sorted = Arrays.copyOfRange(logits, from, from + size);
        Arrays.sort(sorted);
        return sorted[size - k];
    }

    /** Zeroes all but the smallest set of most likely tokens whose mass reaches topP; returns the mass kept. */
    private static double keepNucleus(double[] p, double sum, double topP) {
        // All tokens below this together weigh less than what may be left out, so none of them is ever kept: of a large
        // vocabulary few remain to be sorted.
        double least = (1 - topP) * sum / (2.0 * p.length);
        long[] order = new long[p.length];
        int n = 0;
        for (int v = 0; v < p.length; v++) {
            if (p[v] < least) {
                p[v] = 0;
            } else {
                // Non-negative doubles order as their bits; a float's worth of them leaves room for the id.
                order[n++] = ((long) Float.floatToIntBits((float) p[v]) << 32) | (0xFFFFFFFFL - v);
            }
        }
        Arrays.sort(order, 0, n);
        double kept = 0;
        double cumulative = 0;
        for (int i = n - 1; i >= 0; i--) {
            int v = (int) (0xFFFFFFFFL - (order[i] & 0xFFFFFFFFL));
            if (cumulative < topP * sum) {
                cumulative += p[v];
                kept += p[v];
            } else {
                p[v] = 0;
            }
        }
        return kept;
    }

    private static int inverse(double[] p, double u) {
        double cumulative = 0;
        int last = 0;
        for (int v = 0; v < p.length; v++) {
            if (p[v] > 0) {
                cumulative += p[v];
                last = v;
                if (cumulative > u) {
                    return v;
                }
            }
        }
        return last;
    }
}
