package tokenward.grammars.prefix.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * The tokens of a model: what bytes each id stands for, and which ids end a text. Special tokens that end nothing are
 * never part of a program. Immutable.
 */
public final class TokenVocabulary {
    private final byte[][] bytes;
    private final int[] ends;
    private final int[] sorted;
    private final int[] firsts;

    private TokenVocabulary(byte[][] bytes, int[] ends) {
        this.bytes = bytes;
        this.ends = ends;
        List<Integer> ids = new ArrayList<>();
        for (int id = 0; id < bytes.length; id++) {
            if (bytes[id].length > 0) {
                ids.add(id);
            }
        }
        ids.sort((a, b) -> Arrays.compareUnsigned(bytes[a], bytes[b]));
        this.sorted = ids.stream().mapToInt(Integer::intValue).toArray();
        this.firsts = new int[257];
        for (int id : sorted) {
            firsts[(bytes[id][0] & 0xFF) + 1]++;
        }
        for (int b = 0; b < 256; b++) {
            firsts[b + 1] += firsts[b];
        }
    }

    /**
     * Collects a vocabulary.
     *
     * @param size number of ids
     * @param bytes what an id stands for; not asked for special tokens
     * @param special which ids are special
     * @param ends ids that end a text
     */
    public static TokenVocabulary of(int size, IntFunction<byte[]> bytes, IntPredicate special, int... ends) {
        byte[][] all = new byte[size][];
        for (int id = 0; id < size; id++) {
            all[id] = special.test(id) ? new byte[0] : bytes.apply(id).clone();
        }
        return new TokenVocabulary(all, ends.clone());
    }

    /** Returns the number of ids. */
    public int size() {
        return bytes.length;
    }

    /** Returns how many words of 64 bits a set of ids needs. */
    public int words() {
        return (bytes.length + 63) >>> 6;
    }

    /** Returns the number of bytes an id stands for; 0 for a special token. */
    public int length(int id) {
        return bytes[id].length;
    }

    /** Returns a copy of the bytes an id stands for. */
    public byte[] bytes(int id) {
        return bytes[id].clone();
    }

    /** Returns whether an id ends a text. */
    public boolean isEnd(int id) {
        return Arrays.stream(ends).anyMatch(end -> end == id);
    }

    byte[] raw(int id) {
        return bytes[id];
    }

    int[] ends() {
        return ends;
    }

    /** Returns the ids whose first byte passes, in the order of their bytes. */
    int[] beginningWith(IntPredicate first) {
        int[] ids = new int[sorted.length];
        int size = 0;
        for (int b = 0; b < 256; b++) {
            if (first.test(b)) {
                int count = firsts[b + 1] - firsts[b];
                System.arraycopy(sorted, firsts[b], ids, size, count);
                size += count;
            }
        }
        return Arrays.copyOf(ids, size);
    }

    /** Returns the ids that stand for bytes, in the order of those bytes. */
    int[] sorted() {
        return sorted;
    }
}
