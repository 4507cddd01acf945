package tokenward.engine.djl;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.TokenSequence;

/** Rows being written. Row b's next token goes to position {@code lengths[b]}, whatever the other rows' lengths are. */
final class DjlDecodeState implements DecodeState {
    /** Slots a cache starts with beyond the longest prompt; it grows by half when they are used up. */
    private static final int ROOM = 128;

    private final Program program;
    private final Qwen2Config config;
    private final DecodingWeights weights;
    private final PtNDManager scope;
    private PtNDArray cache;
    private PtNDArray positions;
    private int[] lengths;
    private int slots;
    private float[] logits;

    DjlDecodeState(Program program, Qwen2Config config, DecodingWeights weights, List<TokenSequence> prompts) {
        if (prompts.stream().anyMatch(prompt -> prompt.responseLength() > 0)) {
            throw new IllegalArgumentException("a prompt to decode from must have an empty response");
        }
        PaddedBatch batch = new PaddedBatch(prompts, config);
        this.program = program;
        this.config = config;
        this.weights = weights;
        this.scope = program.scope();
        this.lengths = prompts.stream().mapToInt(TokenSequence::length).toArray();
        this.slots = Math.min(config.maxPositions(), batch.width() + ROOM);
        this.positions = Program.longs(scope, batch.lengths(), batch.rows());
        this.cache = program.inferTensor(scope, "cache", batch.rows(), slots, weights.weights());
        try (PtNDManager call = program.scope()) {
            PtNDArray ids = Program.longs(call, batch.ids(), batch.rows(), batch.width());
            logits = program.inferTensor(call, "prefill", ids, positions, weights.weights(), weights.adapters(), cache)
                    .toFloatArray();
        }
    }

    @Override
    public int rows() {
        return lengths.length;
    }

    @Override
    public float[] logits() {
        return logits;
    }

    @Override
    public void append(int[] tokens) {
        if (tokens.length != rows()) {
            throw new IllegalArgumentException(tokens.length + " tokens for " + rows() + " rows");
        }
        if (tokens.length == 0) {
            return;
        }
        for (int token : tokens) {
            if (token < 0 || token >= config.vocabulary()) {
                throw new IllegalArgumentException(
                        "token " + token + " is outside the vocabulary of " + config.vocabulary());
            }
        }
        int longest = IntStream.of(lengths).max().orElseThrow() + 1;
        makeRoom(longest);
        try (PtNDManager call = program.scope()) {
            long[] next = IntStream.of(tokens).asLongStream().toArray();
            logits = program.inferTensor(
                            call,
                            "step",
                            Program.longs(call, next, next.length),
                            positions,
                            longest,
                            weights.weights(),
                            weights.adapters(),
                            cache)
                    .toFloatArray();
        }
        Arrays.setAll(lengths, b -> lengths[b] + 1);
    }

    private void makeRoom(int longest) {
        if (longest > config.maxPositions()) {
            throw new IllegalStateException(
                    "a row would have " + longest + " tokens, the model has positions for " + config.maxPositions());
        }
        if (longest > slots) {
            int[] all = IntStream.range(0, rows()).toArray();
            rearrange(all, Math.min(config.maxPositions(), Math.max(longest, slots + slots / 2)));
        }
    }

    @Override
    public void retain(int[] rows) {
        int vocabulary = config.vocabulary();
        float[] kept = new float[rows.length * vocabulary];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] < 0 || rows[i] >= rows()) {
                throw new IndexOutOfBoundsException("row " + rows[i] + " of " + rows());
            }
            System.arraycopy(logits, rows[i] * vocabulary, kept, i * vocabulary, vocabulary);
        }
        rearrange(rows, slots);
        logits = kept;
        lengths = IntStream.of(rows).map(row -> lengths[row]).toArray();
        PtNDArray moved =
                Program.longs(scope, IntStream.of(lengths).asLongStream().toArray(), lengths.length);
        positions.close();
        positions = moved;
    }

    private void rearrange(int[] rows, int newSlots) {
        try (PtNDManager call = program.scope()) {
            PtNDArray order =
                    Program.longs(call, IntStream.of(rows).asLongStream().toArray(), rows.length);
            PtNDArray moved = program.inferTensor(scope, "reorder", cache, order, rows(), newSlots);
            cache.close();
            cache = moved;
            slots = newSlots;
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
