package tokenward.engine.config;

import java.util.Optional;

/**
 * The KL term, {@code -beta * KL_t} in the reward or {@code +beta * mean KL_t} in the loss.
 *
 * @param coefficient beta; the start value when adaptive
 * @param estimator how KL_t is estimated from the sampled token
 * @param placement where the term enters
 * @param adaptive moves beta towards a target, when present
 */
public record KlConfig(double coefficient, Estimator estimator, Placement placement, Optional<Adaptive> adaptive) {
    /** Estimators of {@code KL(policy || reference)} at one token, with {@code d = log pi - log pi_ref}. */
    public enum Estimator {
        /** {@code d}: unbiased, and its sum is the objective's own penalty. */
        K1,
        /** {@code d^2 / 2}. */
        K2,
        /** {@code exp(-d) - 1 + d}: never negative. */
        K3
    }

    /** Where the term enters. */
    public enum Placement {
        /** Subtracted from each token's reward, without a gradient of its own. */
        REWARD,
        /** Added to the loss and differentiated, as GRPO does. */
        LOSS
    }

    /**
     * Proportional control of beta.
     *
     * @param target nats per sequence
     * @param horizon rollouts over which beta is corrected
     * @see "Ziegler et al. 2019, section 2.2; TRL AdaptiveKLController"
     */
    public record Adaptive(double target, int horizon) {
        public Adaptive {
            Ranges.positive("kl.target", target);
            Ranges.atLeast("kl.horizon", horizon, 1);
        }
    }

    public KlConfig {
        if (!(coefficient >= 0) || Double.isInfinite(coefficient)) {
            throw new IllegalArgumentException("kl.coefficient must be finite and not negative, not " + coefficient);
        }
    }
}
