package tokenward.engine.config;

import java.util.Optional;

/**
 * The update of Algorithm 1.
 *
 * @param batch rollouts per update
 * @param miniBatch rollouts per optimizer step
 * @param microBatch rollouts per forward pass; only memory and speed depend on it
 * @param epochs passes over each batch
 * @param clipRange epsilon of the clipped objective
 * @param valueCoefficient weight of the value loss
 * @param valueClipRange the value stays this close to the one at rollout; infinity never clips
 * @param entropyCoefficient weight of the entropy bonus
 * @param advantage estimator of advantages
 * @param whiten what is whitened over the batch
 * @param truncation what stands after the last token of a completion cut by the length limit
 * @param targetKl stops the epochs of an update once the approximate KL to the rollout policy passes it
 * @param optimizer step sizes and clipping
 * @see "Schulman et al. 2017, eq. 7 and 9; paper section 2.4, Algorithm 1"
 */
public record PpoConfig(
        int batch,
        int miniBatch,
        int microBatch,
        int epochs,
        double clipRange,
        double valueCoefficient,
        double valueClipRange,
        double entropyCoefficient,
        AdvantageConfig advantage,
        Whiten whiten,
        Truncation truncation,
        Optional<Double> targetKl,
        AdamWConfig optimizer) {
    /** What is whitened over all response tokens of the batch. */
    public enum Whiten {
        NONE,
        /** Advantages get mean 0 and variance 1. */
        ADVANTAGES,
        /** Rewards get variance 1 and keep their mean; advantages are whitened too, as TRL does. */
        REWARDS
    }

    /** What follows the last token of a completion that the length limit cut. */
    public sealed interface Truncation {
        /** Nothing: the value after it is 0, as TRL does. */
        record Zero() implements Truncation {}

        /** The critic's value of the state after it. */
        record Bootstrap() implements Truncation {}

        /** Nothing, and this much is taken from its last token's reward. */
        record Penalty(double amount) implements Truncation {}
    }

    public PpoConfig {
        Ranges.atLeast("batch", batch, 1);
        Ranges.atLeast("mini_batch", miniBatch, 1);
        Ranges.atLeast("micro_batch", microBatch, 1);
        Ranges.atLeast("epochs", epochs, 1);
        Ranges.positive("clip_range", clipRange);
        if (batch % miniBatch != 0) {
            throw new IllegalArgumentException(batch + " rollouts do not divide into mini-batches of " + miniBatch);
        }
    }
}
