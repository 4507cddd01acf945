package tokenward.grammars.prefix.mask;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A set of token ids, as a list or, where it is large, as bits. Immutable. */
final class Ids {
    private static final int DENSE = 1500;

    private final int[] list;
    private final long[] bits;

    private Ids(int[] list, long[] bits) {
        this.list = list;
        this.bits = bits;
    }

    /**
     * Collects ids.
     *
     * @param ids without repetition, in any order; not kept
     * @param words of 64 bits that a set of all ids needs
     */
    static Ids of(int[] ids, int words) {
        if (ids.length <= DENSE) {
            int[] sorted = ids.clone();
            Arrays.sort(sorted);
            return new Ids(sorted, new long[0]);
        }
        long[] bits = new long[words];
        for (int id : ids) {
            bits[id >> 6] |= 1L << id;
        }
        return new Ids(new int[0], bits);
    }

    /** Takes over the bits of a set. */
    static Ids of(long[] set) {
        int count = 0;
        for (long word : set) {
            count += Long.bitCount(word);
        }
        if (count > DENSE) {
            return new Ids(new int[0], set);
        }
        int[] list = new int[count];
        int at = 0;
        for (int w = 0; w < set.length; w++) {
            for (long bits = set[w]; bits != 0; bits &= bits - 1) {
                list[at++] = (w << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return new Ids(list, new long[0]);
    }

    /** Returns the set as bits when it is kept so; not to be written to. */
    Optional<long[]> bits() {
        return bits.length > 0 ? Optional.of(bits) : Optional.empty();
    }

    /** Adds them to a set. */
    void addTo(long[] set) {
        for (int id : list) {
            set[id >> 6] |= 1L << id;
        }
        for (int w = 0; w < bits.length; w++) {
            set[w] |= bits[w];
        }
    }

    /** Adds those of a set that are among them to another one. */
    void addCommon(long[] others, long[] set) {
        for (int id : list) {
            set[id >> 6] |= others[id >> 6] & (1L << id);
        }
        for (int w = 0; w < bits.length; w++) {
            set[w] |= bits[w] & others[w];
        }
    }

    long bytes() {
        return 4L * list.length + 8L * bits.length + 48;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ids that && Arrays.equals(list, that.list) && Arrays.equals(bits, that.bits);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(list) + Arrays.hashCode(bits);
    }
}
