package tokenward.grammars.prefix.lr;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Remembers where chains of single reductions end. Lossy: one entry for each slot. Key and value share one word that is
 * read and written whole, so threads may share it without locks.
 */
final class ChainCache {
    private static final int BITS = 15;

    private final AtomicLongArray slots = new AtomicLongArray(1 << BITS);

    /** Returns the end of a chain, or a negative number when it is not known. */
    int get(int base, int state, int terminal) {
        long key = key(base, state, terminal);
        long slot = slots.getPlain(slotOf(key));
        return (slot >>> 16) == key ? (int) (slot & 0xFFFF) : -1;
    }

    void put(int base, int state, int terminal, int end) {
        long key = key(base, state, terminal);
        slots.setPlain(slotOf(key), (key << 16) | end);
    }

    long bytes() {
        return 8L << BITS;
    }

    private static long key(int base, int state, int terminal) {
        return (((long) base << 32) | ((long) state << 16) | terminal) + 1;
    }

    private static int slotOf(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> (64 - BITS));
    }
}
