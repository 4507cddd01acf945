package tokenward.engine.config;

/**
 * The sizes of a decoder that settle how much memory it takes.
 *
 * @param inner width of the gated feed-forward
 * @param headWidth features of one head
 * @param context positions it has
 * @param tied whether the output head is the embedding
 */
public record NetworkShape(
        int layers,
        int hidden,
        int inner,
        int heads,
        int kvHeads,
        int headWidth,
        int vocabulary,
        int context,
        boolean tied) {
    /** Returns the number of weights. */
    public long parameters() {
        return layers * layerParameters() + hidden + (tied ? 1L : 2L) * vocabulary * hidden;
    }

    /** Returns the number of weights of one layer. */
    long layerParameters() {
        long attention = 2L * hidden * queries() + 2L * hidden * keys() + queries() + 2L * keys();
        return attention + 3L * hidden * inner + 2L * hidden;
    }

    long queries() {
        return (long) heads * headWidth;
    }

    long keys() {
        return (long) kvHeads * headWidth;
    }

    /** Returns inputs plus outputs of a linear module, which is what an adapter of rank 1 adds; 0 for unknown names. */
    long adapterWidth(String module) {
        return switch (module) {
            case "q_proj", "o_proj" -> hidden + queries();
            case "k_proj", "v_proj" -> hidden + keys();
            case "gate_proj", "up_proj", "down_proj" -> (long) hidden + inner;
            default -> 0;
        };
    }
}
