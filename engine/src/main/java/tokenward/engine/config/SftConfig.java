package tokenward.engine.config;

/**
 * Supervised fine-tuning: the mean negative log-likelihood of response tokens.
 *
 * @param batch sequences per optimizer step
 * @param microBatch sequences per forward pass
 * @param updates optimizer steps
 * @param optimizer step sizes and clipping
 */
public record SftConfig(int batch, int microBatch, int updates, AdamWConfig optimizer) {
    public SftConfig {
        Ranges.atLeast("batch", batch, 1);
        Ranges.atLeast("micro_batch", microBatch, 1);
        Ranges.atLeast("updates", updates, 1);
    }
}
