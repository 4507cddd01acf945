package tokenward.engine.config;

import java.util.Optional;

/**
 * Bytes a training run takes at its peak, before anything is loaded. All numbers are f32 but frozen weights, which may
 * be bf16. Good to about a third (docs/ppo.md compares it with measured peaks); what it is for is telling a run that
 * cannot fit from one that can.
 *
 * @param weights frozen weights: the base under adapters, or the reference when every weight is trained, and for
 *     adapters the copy that decodes with them added in
 * @param trained what is trained four times over: value, gradient and AdamW's two moments
 * @param decoding keys and values of the rows written side by side, twice while rows are rearranged, and their logits
 * @param activations of one micro-batch, kept for the backward pass, and of the largest batch scored at once
 * @param program the JVM, libtorch and the data
 */
public record MemoryEstimate(long weights, long trained, long decoding, long activations, long program) {
    private static final int FLOAT = 4;
    private static final int ROWS = 64;
    private static final int POSITIONS_AT_ONCE = 8192;
    private static final long LOGITS_AT_ONCE = 1L << 24;
    private static final long PROGRAM = 700L << 20;

    /**
     * What is done with the network.
     *
     * @param lora adapters, or every weight is trained
     * @param bf16 whether frozen weights, and with them activations and the cache, have two bytes
     * @param rollouts written for one update, which bounds the rows of the cache
     * @param microBatch sequences in one backward pass
     * @param prompt tokens of the longest prompt
     * @param response tokens of the longest completion; 0 when nothing is sampled
     */
    public record Use(
            Optional<LoraConfig> lora,
            boolean bf16,
            CriticConfig critic,
            int rollouts,
            int microBatch,
            int prompt,
            int response) {
        private int bytes() {
            return bf16 ? 2 : FLOAT;
        }
    }

    /** Estimates a run. */
    public static MemoryEstimate of(NetworkShape shape, Use use) {
        long all = shape.parameters();
        int copies = use.critic() == CriticConfig.SEPARATE ? 2 : 1;
        long trainable = use.lora().map(lora -> adapters(shape, lora)).orElse(all) * copies;
        long frozen = all * use.bytes();
        boolean merged = use.lora().isPresent() && !use.bf16();
        long width = (long) use.prompt() + use.response();
        long rows = Math.min(ROWS, use.rollouts());
        long cache = rows * width * shape.layers() * 2 * shape.keys() * use.bytes();
        long logits = 2L * rows * shape.vocabulary() * FLOAT;
        return new MemoryEstimate(
                frozen + (merged ? all * FLOAT : 0),
                4 * trainable * FLOAT,
                use.response() == 0 ? 0 : 2 * cache + logits,
                Math.max(training(shape, use, width) * copies, scoring(shape, use)),
                PROGRAM);
    }

    private static long adapters(NetworkShape shape, LoraConfig lora) {
        long width = lora.targets().stream().mapToLong(shape::adapterWidth).sum();
        return shape.layers() * width * lora.rank();
    }

    /**
     * Kept for the backward pass by each position and layer: inputs of both norms, in f32, and what they become; queries,
     * keys, values and what attention makes of them, once more transposed; gate and up, their product, and half of it.
     * Attention is fused and keeps no T x T weights.
     */
    private static long training(NetworkShape shape, Use use, long width) {
        long layer = 2L * shape.hidden() * FLOAT
                + (2L * shape.hidden() + 5 * shape.queries() + 4L * shape.inner()) * use.bytes();
        long positions = use.microBatch() * width;
        long head = 2 * Math.min(LOGITS_AT_ONCE, positions * shape.vocabulary());
        return positions * shape.layers() * layer + head * FLOAT;
    }

    private static long scoring(NetworkShape shape, Use use) {
        return POSITIONS_AT_ONCE * (4L * shape.hidden() + 3L * shape.inner()) * use.bytes() + LOGITS_AT_ONCE * FLOAT;
    }

    /** Returns the sum. */
    public long total() {
        return weights + trained + decoding + activations + program;
    }
}
