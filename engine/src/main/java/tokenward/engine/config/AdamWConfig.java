package tokenward.engine.config;

/**
 * AdamW with decoupled weight decay; epsilon is added outside the square root, after bias correction, as PyTorch does.
 *
 * @param learningRate step size before the schedule
 * @param schedule how the step size moves over the run
 * @param warmupUpdates updates over which the step size rises linearly from 0
 * @param maxGradNorm global gradient norm is clipped to this; infinity never clips
 * @see "Loshchilov and Hutter 2019; torch.optim.AdamW, torch.nn.utils.clip_grad_norm_"
 */
public record AdamWConfig(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        Schedule schedule,
        int warmupUpdates,
        double maxGradNorm) {
    /** How the step size moves over the run. */
    public enum Schedule {
        CONSTANT,
        /** Falls linearly to 0 at the last update. */
        LINEAR,
        /** Half a cosine, to 0 at the last update. */
        COSINE
    }

    public AdamWConfig {
        Ranges.positive("learning_rate", learningRate);
        Ranges.within("beta1", beta1, 0, 1);
        Ranges.within("beta2", beta2, 0, 1);
        Ranges.positive("epsilon", epsilon);
        Ranges.within("weight_decay", weightDecay, 0, 1);
        Ranges.atLeast("warmup", warmupUpdates, 0);
        if (!(maxGradNorm > 0)) {
            throw new IllegalArgumentException("max_grad_norm must be positive, not " + maxGradNorm);
        }
    }

    /**
     * Returns the step size of an update.
     *
     * @param update from 0
     * @param updates planned number of updates
     */
    public double rateAt(int update, int updates) {
        if (update < warmupUpdates) {
            return learningRate * (update + 1) / warmupUpdates;
        }
        double done = updates <= warmupUpdates ? 0 : (double) (update - warmupUpdates) / (updates - warmupUpdates);
        return switch (schedule) {
            case CONSTANT -> learningRate;
            case LINEAR -> learningRate * Math.max(0, 1 - done);
            case COSINE -> learningRate * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
        };
    }
}
