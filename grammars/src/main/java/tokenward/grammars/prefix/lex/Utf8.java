package tokenward.grammars.prefix.lex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Sets of code points as automata over UTF-8 bytes. Nodes are shared: equal sets of byte sequences have equal numbers.
 * NUL and surrogates belong to no set.
 */
final class Utf8 {
    /** The node after the last byte of a character. */
    static final int DONE = 0;

    private static final int NONE = -1;
    private static final int[] LAST_OF_LENGTH = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};

    private final List<int[]> nodes = new ArrayList<>();
    private final Map<List<Sequence>, Integer> numbers = new HashMap<>();
    private final Map<IntervalSet, Integer> sets = new HashMap<>();

    Utf8() {
        nodes.add(new int[0]);
    }

    /** Byte ranges, first byte first: {@code from[i] <= byte i <= to[i]}, four bits of length implied by the lists. */
    private record Sequence(List<Integer> from, List<Integer> to) {
        Sequence rest() {
            return new Sequence(from.subList(1, from.size()), to.subList(1, to.size()));
        }
    }

    /** Returns the node that reads one character of a set. */
    int nodeOf(IntervalSet characters) {
        Integer known = sets.get(characters);
        if (known == null) {
            List<Sequence> sequences = new ArrayList<>();
            for (Interval interval : characters.getIntervals()) {
                addRange(Math.max(interval.a, 1), Math.min(interval.b, 0xD7FF), sequences);
                addRange(Math.max(interval.a, 0xE000), Math.min(interval.b, 0x10FFFF), sequences);
            }
            known = node(sequences);
            sets.put(characters, known);
        }
        return known;
    }

    /** Returns the node after a byte, or a negative number when the byte does not fit. */
    int next(int node, int b) {
        return nodes.get(node)[b];
    }

    private int node(List<Sequence> sequences) {
        Integer known = numbers.get(sequences);
        if (known != null) {
            return known;
        }
        int[] next = new int[256];
        List<List<Sequence>> rests = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            rests.add(new ArrayList<>(0));
        }
        for (Sequence sequence : sequences) {
            for (int b = sequence.from().get(0); b <= sequence.to().get(0); b++) {
                rests.get(b).add(sequence.rest());
            }
        }
        for (int b = 0; b < 256; b++) {
            List<Sequence> rest = rests.get(b);
            if (rest.isEmpty()) {
                next[b] = NONE;
            } else {
                next[b] = rest.get(0).from().isEmpty() ? DONE : node(rest);
            }
        }
        int number = nodes.size();
        nodes.add(next);
        numbers.put(sequences, number);
        return number;
    }

    /** Splits a range of code points where the number of bytes changes, and then where a trailing byte wraps. */
    private static void addRange(int from, int to, List<Sequence> into) {
        if (from > to) {
            return;
        }
        for (int last : LAST_OF_LENGTH) {
            if (from <= last && last < to) {
                addRange(from, last, into);
                addRange(last + 1, to, into);
                return;
            }
        }
        int trailing = to <= 0x7F ? 0 : to <= 0x7FF ? 1 : to <= 0xFFFF ? 2 : 3;
        for (int i = 1; i <= trailing; i++) {
            int mask = (1 << (6 * i)) - 1;
            if ((from & ~mask) != (to & ~mask)) {
                if ((from & mask) != 0) {
                    addRange(from, from | mask, into);
                    addRange((from | mask) + 1, to, into);
                    return;
                }
                if ((to & mask) != mask) {
                    addRange(from, (to & ~mask) - 1, into);
                    addRange(to & ~mask, to, into);
                    return;
                }
            }
        }
        List<Integer> low = new ArrayList<>();
        List<Integer> high = new ArrayList<>();
        for (int i = trailing; i >= 0; i--) {
            low.add(byteAt(from, i, trailing));
            high.add(byteAt(to, i, trailing));
        }
        into.add(new Sequence(low, high));
    }

    private static int byteAt(int codePoint, int i, int trailing) {
        int bits = codePoint >>> (6 * i);
        if (i < trailing) {
            return 0x80 | (bits & 0x3F);
        }
        return switch (trailing) {
            case 0 -> bits;
            case 1 -> 0xC0 | bits;
            case 2 -> 0xE0 | bits;
            default -> 0xF0 | bits;
        };
    }
}
