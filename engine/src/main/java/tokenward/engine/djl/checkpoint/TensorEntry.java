package tokenward.engine.djl.checkpoint;

import java.util.List;

/**
 * Where a tensor lies in a safetensors file.
 *
 * @param format {@code F32}, {@code F16}, {@code BF16} or another the file names
 * @param shape sizes, outermost first
 * @param start first byte, from the start of the file
 * @param end one past the last byte
 */
public record TensorEntry(String format, List<Long> shape, long start, long end) {
    public TensorEntry {
        shape = List.copyOf(shape);
    }

    /** Returns the number of elements. */
    public long elements() {
        return elements(shape);
    }

    /** Returns how many numbers a tensor of a shape holds. */
    public static long elements(List<Long> shape) {
        long n = 1;
        for (long size : shape) {
            n = Math.multiplyExact(n, size);
        }
        return n;
    }
}
