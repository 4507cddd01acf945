package tokenward.engine.model;

/** A batch of sequences being written, with their key-value cache. Closing it frees the cache. */
public interface DecodeState extends AutoCloseable {
    /** Returns the number of rows still being written. */
    int rows();

    /**
     * Returns the logits of the next token of every row, float[rows * V], row-major. The array is the caller's until
     * the next {@link #append}.
     */
    float[] logits();

    /** Appends one token to every row, int[rows], and computes the next logits. */
    void append(int[] tokens);

    /** Drops all rows but the given ones, in the given order (indices into the present rows). */
    void retain(int[] rows);

    @Override
    void close();
}
