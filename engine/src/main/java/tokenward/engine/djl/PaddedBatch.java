package tokenward.engine.djl;

import java.util.List;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.model.TokenSequence;

/** Sequences side by side, padded on the right, and where their response tokens are. */
final class PaddedBatch {
    private final List<TokenSequence> sequences;
    private final int width;
    private final int tokens;

    PaddedBatch(List<TokenSequence> sequences, Qwen2Config config) {
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("a batch must have at least one sequence");
        }
        this.sequences = List.copyOf(sequences);
        this.width = sequences.stream().mapToInt(TokenSequence::length).max().orElseThrow();
        this.tokens = sequences.stream().mapToInt(TokenSequence::responseLength).sum();
        if (width > config.maxPositions()) {
            throw new IllegalArgumentException(
                    "a sequence has " + width + " tokens, the model has positions for " + config.maxPositions());
        }
        for (TokenSequence sequence : sequences) {
            for (int i = 0; i < sequence.length(); i++) {
                if (sequence.at(i) < 0 || sequence.at(i) >= config.vocabulary()) {
                    throw new IllegalArgumentException("token " + sequence.at(i) + " at position " + i
                            + " is outside the vocabulary of " + config.vocabulary());
                }
            }
        }
    }

    /** Returns the number of sequences B. */
    int rows() {
        return sequences.size();
    }

    /** Returns the length of the longest sequence T. */
    int width() {
        return width;
    }

    /** Returns the number of response tokens N. */
    int tokens() {
        return tokens;
    }

    /** Returns ids with padding 0, long[B * T]. */
    long[] ids() {
        long[] ids = new long[rows() * width];
        for (int b = 0; b < rows(); b++) {
            TokenSequence sequence = sequences.get(b);
            for (int i = 0; i < sequence.length(); i++) {
                ids[b * width + i] = sequence.at(i);
            }
        }
        return ids;
    }

    /** Returns lengths, long[B]. */
    long[] lengths() {
        return sequences.stream().mapToLong(TokenSequence::length).toArray();
    }

    /**
     * Returns the places in B * T whose hidden states matter, long[N + B]: for every response token the position left
     * of it, and then for every row its last position.
     */
    long[] places() {
        long[] places = new long[tokens + rows()];
        int n = 0;
        for (int b = 0; b < rows(); b++) {
            TokenSequence sequence = sequences.get(b);
            for (int t = 0; t < sequence.responseLength(); t++) {
                places[n++] = (long) b * width + sequence.promptLength() - 1 + t;
            }
        }
        for (int b = 0; b < rows(); b++) {
            places[n++] = (long) b * width + sequences.get(b).length() - 1;
        }
        return places;
    }

    /** Returns response tokens, long[N]. */
    long[] labels() {
        long[] labels = new long[tokens];
        int n = 0;
        for (TokenSequence sequence : sequences) {
            for (int t = 0; t < sequence.responseLength(); t++) {
                labels[n++] = sequence.at(sequence.promptLength() + t);
            }
        }
        return labels;
    }

    /** Cuts float[N] starting at an offset into rows, float[B][T_b]. */
    float[][] ragged(float[] flat, int offset) {
        float[][] rows = new float[rows()][];
        int n = offset;
        for (int b = 0; b < rows.length; b++) {
            rows[b] = new float[sequences.get(b).responseLength()];
            System.arraycopy(flat, n, rows[b], 0, rows[b].length);
            n += rows[b].length;
        }
        return rows;
    }

    /** Joins float[B][T_b] into a flat array at an offset. */
    void flatten(float[][] ragged, float[] flat, int offset) {
        int n = offset;
        for (int b = 0; b < rows(); b++) {
            if (ragged[b].length != sequences.get(b).responseLength()) {
                throw new IllegalArgumentException("row " + b + " has " + ragged[b].length + " gradients for "
                        + sequences.get(b).responseLength() + " tokens");
            }
            System.arraycopy(ragged[b], 0, flat, n, ragged[b].length);
            n += ragged[b].length;
        }
    }
}
