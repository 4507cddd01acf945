package tokenward.engine.ppo;

import tokenward.engine.config.KlConfig;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;

/**
 * The clipped losses of one mini-batch and their derivatives:
 *
 * <pre>{@code
 * policy  = 1/N sum_t max(-A_t rho_t, -A_t clip(rho_t, 1 - eps, 1 + eps)),   rho_t = exp(lp_t - old_t)
 * value   = 1/2 1/N sum_t max((V_t - R_t)^2, (clip(V_t, Vold_t +- eps_v) - R_t)^2)
 * entropy = 1/N sum_t H_t
 * loss    = policy + c_v value - c_e entropy + beta 1/N sum_t KL_t   (the last term with kl.placement = loss only)
 * }</pre>
 *
 * N is the number of response tokens of the whole mini-batch, so that cutting it into micro-batches changes nothing.
 *
 * @see "Schulman et al. 2017, eq. 7 and 9; TRL v0.11 PPOTrainer.loss; verl compute_policy_loss, compute_value_loss"
 */
public final class PpoLoss {
    /** A log-ratio beyond this is clamped, as verl does, so that the ratio stays finite. */
    private static final double LOG_RATIO_LIMIT = 20;

    private final double clipRange;
    private final double valueClipRange;
    private final double valueCoefficient;
    private final double entropyCoefficient;
    private final KlConfig.Estimator estimator;

    /**
     * Fixes the coefficients.
     *
     * @param clipRange eps
     * @param valueClipRange eps_v; infinity never clips
     * @param valueCoefficient c_v
     * @param entropyCoefficient c_e
     * @param estimator of the KL term, where the loss has one
     */
    public PpoLoss(
            double clipRange,
            double valueClipRange,
            double valueCoefficient,
            double entropyCoefficient,
            KlConfig.Estimator estimator) {
        this.clipRange = clipRange;
        this.valueClipRange = valueClipRange;
        this.valueCoefficient = valueCoefficient;
        this.entropyCoefficient = entropyCoefficient;
        this.estimator = estimator;
    }

    /**
     * What was known of some rows before the update; all double[B][T_b].
     *
     * @param logProbs at rollout
     * @param reference log-probabilities of the reference
     * @param values at rollout
     * @param advantages A_t
     * @param returns value targets R_t
     */
    @SuppressWarnings("ArrayRecordComponent") // views of bulk data for one call
    public record Rows(
            double[][] logProbs, double[][] reference, double[][] values, double[][] advantages, double[][] returns) {}

    /**
     * Evaluates the loss on some rows of a mini-batch and adds to its sums.
     *
     * @param scores of the policy being trained, for the same rows
     * @param rows what was known before
     * @param tokens N, response tokens of the whole mini-batch
     * @param beta of the KL term in the loss; 0 where the reward has it
     * @param sums gets this part's share of every statistic
     * @return derivatives of the loss with respect to the scores
     */
    public TokenGradients evaluate(TokenScores scores, Rows rows, long tokens, double beta, LossSums sums) {
        float[][] dLogProbs = new float[rows.logProbs().length][];
        float[][] dEntropies = new float[dLogProbs.length][];
        float[][] dValues = new float[dLogProbs.length][];
        for (int b = 0; b < dLogProbs.length; b++) {
            int length = rows.logProbs()[b].length;
            dLogProbs[b] = new float[length];
            dEntropies[b] = new float[length];
            dValues[b] = new float[length];
            for (int t = 0; t < length; t++) {
                double logProb = scores.logProbs()[b][t];
                double gradient = policy(logProb, rows.logProbs()[b][t], rows.advantages()[b][t], sums);
                if (beta != 0) {
                    gradient += beta * KlEstimator.derivative(logProb - rows.reference()[b][t], estimator);
                }
                dLogProbs[b][t] = (float) (gradient / tokens);
                double error = value(scores.values()[b][t], rows.values()[b][t], rows.returns()[b][t], sums);
                dValues[b][t] = (float) (valueCoefficient * error / tokens);
                dEntropies[b][t] = (float) (-entropyCoefficient / tokens);
                sums.entropy += scores.entropies()[b][t];
                sums.tokens++;
            }
        }
        return new TokenGradients(dLogProbs, dEntropies, dValues);
    }

    /** Adds one token's policy loss and returns its derivative with respect to the log-probability. */
    double policy(double logProb, double old, double advantage, LossSums sums) {
        double logRatio = logProb - old;
        double ratio = Math.exp(Math.max(-LOG_RATIO_LIMIT, Math.min(LOG_RATIO_LIMIT, logRatio)));
        double clipped = Math.max(1 - clipRange, Math.min(1 + clipRange, ratio));
        double free = -advantage * ratio;
        double bounded = -advantage * clipped;
        double loss = Math.max(free, bounded);
        if (!Double.isFinite(loss)) {
            throw new ArithmeticException("the policy loss is " + loss + " where the log-probability is " + logProb
                    + ", was " + old + ", and the advantage is " + advantage);
        }
        sums.policy += loss;
        sums.ratio += ratio;
        sums.squaredLogRatio += 0.5 * logRatio * logRatio;
        sums.k3 += ratio - 1 - logRatio;
        if (bounded > free) {
            sums.clipped++;
            return 0;
        }
        return free;
    }

    /** Adds one token's value loss and returns its derivative with respect to the value. */
    double value(double value, double old, double target, LossSums sums) {
        double clipped = Math.max(old - valueClipRange, Math.min(old + valueClipRange, value));
        double free = (value - target) * (value - target);
        double bounded = (clipped - target) * (clipped - target);
        if (!Double.isFinite(free)) {
            throw new ArithmeticException("the value loss is " + free + " where the value is " + value);
        }
        sums.value += 0.5 * Math.max(free, bounded);
        if (bounded > free) {
            sums.valueClipped++;
            return clipped == value ? value - target : 0;
        }
        return value - target;
    }
}
