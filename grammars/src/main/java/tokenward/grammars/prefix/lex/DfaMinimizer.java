package tokenward.grammars.prefix.lex;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges states that no continuation tells apart, drops those that lead nowhere, and works out what can be reached. */
final class DfaMinimizer {
    private final List<int[]> next;
    private final int[] accepts;
    private final int[] starts;

    /** Takes transitions by state and byte (state 0 is dead), the rule each state accepts, and the start states. */
    DfaMinimizer(List<int[]> next, int[] accepts, int[] starts) {
        this.next = next;
        this.accepts = accepts;
        this.starts = starts;
    }

    ByteDfa minimize(List<LexerRule> rules, int types) {
        byte[] classOf = new byte[256];
        int[] representative = byteClasses(classOf);
        int classes = representative.length;
        int[] block = partition(representative);
        int blocks = Arrays.stream(block).max().orElse(0) + 1;
        short[] table = new short[blocks * classes];
        short[] accept = new short[blocks];
        Arrays.fill(accept, (short) -1);
        for (int s = 0; s < block.length; s++) {
            accept[block[s]] = (short) accepts[s];
            for (int c = 0; c < classes; c++) {
                table[block[s] * classes + c] = (short) block[next.get(s)[representative[c]]];
            }
        }
        boolean[] last = new boolean[blocks];
        for (int b = 0; b < blocks; b++) {
            last[b] = true;
            for (int c = 0; c < classes; c++) {
                last[b] &= table[b * classes + c] == 0;
            }
        }
        int[] begin = Arrays.stream(starts).map(s -> block[s]).toArray();
        long[][] reach = reach(table, classes, accept, rules, types);
        return new ByteDfa(begin, table, classOf, classes, accept, last, reach);
    }

    /** Groups bytes that every state treats alike; returns one byte of each group. */
    private int[] byteClasses(byte[] classOf) {
        Map<IntBuffer, Integer> columns = new HashMap<>();
        List<Integer> representative = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            int[] column = new int[next.size()];
            for (int s = 0; s < column.length; s++) {
                column[s] = next.get(s)[b];
            }
            Integer known = columns.get(IntBuffer.wrap(column));
            if (known == null) {
                known = representative.size();
                columns.put(IntBuffer.wrap(column), known);
                representative.add(b);
            }
            classOf[b] = (byte) (int) known;
        }
        return representative.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Moore's refinement; states that can reach no acceptance end up with state 0. */
    private int[] partition(int[] representative) {
        int[] block = new int[accepts.length];
        boolean[] live = live(representative);
        for (int s = 0; s < block.length; s++) {
            block[s] = live[s] ? accepts[s] + 2 : 0;
        }
        int count = -1;
        while (true) {
            Map<IntBuffer, Integer> signatures = new HashMap<>();
            int[] finer = new int[block.length];
            signatures.put(IntBuffer.allocate(0), 0);
            for (int s = 0; s < block.length; s++) {
                if (!live[s]) {
                    continue;
                }
                int[] signature = new int[representative.length + 1];
                for (int c = 0; c < representative.length; c++) {
                    int t = next.get(s)[representative[c]];
                    signature[c] = live[t] ? block[t] : 0;
                }
                signature[representative.length] = block[s];
                Integer known = signatures.get(IntBuffer.wrap(signature));
                if (known == null) {
                    known = signatures.size();
                    signatures.put(IntBuffer.wrap(signature), known);
                }
                finer[s] = known;
            }
            block = finer;
            if (signatures.size() == count) {
                return block;
            }
            count = signatures.size();
        }
    }

    private boolean[] live(int[] representative) {
        boolean[] live = new boolean[accepts.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int s = live.length - 1; s > 0; s--) {
                if (!live[s]) {
                    boolean now = accepts[s] >= 0;
                    for (int b : representative) {
                        now |= live[next.get(s)[b]];
                    }
                    live[s] = now;
                    changed |= now;
                }
            }
        }
        return live;
    }

    private static long[][] reach(short[] table, int classes, short[] accept, List<LexerRule> rules, int types) {
        long[][] reach = new long[accept.length][(types >> 6) + 1];
        for (int s = 1; s < accept.length; s++) {
            if (accept[s] >= 0) {
                LexerRule rule = rules.get(accept[s]);
                int bit = rule.trivia() ? types : rule.type();
                reach[s][bit >> 6] |= 1L << bit;
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int s = accept.length - 1; s > 0; s--) {
                for (int c = 0; c < classes; c++) {
                    long[] from = reach[table[s * classes + c]];
                    for (int w = 0; w < from.length; w++) {
                        long more = from[w] & ~reach[s][w];
                        reach[s][w] |= more;
                        changed |= more != 0;
                    }
                }
            }
        }
        return reach;
    }
}
