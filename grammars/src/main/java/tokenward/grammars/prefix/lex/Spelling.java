package tokenward.grammars.prefix.lex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shortest spellings: what must be written for a word in some state of the automaton to become one of a given type. */
public final class Spelling {
    /** Bytes in the order in which they look best: small letters, digits, then the other visible ones. */
    private static final int[] ORDER = order();

    private final Lexicon lexicon;

    /** Creates it for a lexicon. */
    public Spelling(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /**
     * Returns the shortest spellings from a state, by type; the bit of trivia stands for trivia.
     *
     * @param state where to start; a spelling may be empty when the state accepts
     */
    public Map<Integer, byte[]> from(int state) {
        ByteDfa dfa = lexicon.dfa();
        Map<Integer, byte[]> found = new HashMap<>();
        Map<Integer, List<Integer>> seen = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        seen.put(state, List.of());
        open.add(state);
        while (!open.isEmpty()) {
            int s = open.remove();
            List<Integer> path = seen.getOrDefault(s, List.of());
            int rule = dfa.accepts(s);
            if (rule >= 0) {
                int type = lexicon.rule(rule).trivia()
                        ? lexicon.types()
                        : lexicon.rule(rule).type();
                found.putIfAbsent(type, bytes(path));
            }
            for (int b : ORDER) {
                int next = dfa.next(s, b);
                if (next != ByteDfa.DEAD && !seen.containsKey(next)) {
                    List<Integer> longer = new ArrayList<>(path);
                    longer.add(b);
                    seen.put(next, longer);
                    open.add(next);
                }
            }
        }
        return found;
    }

    /** Returns the shortest spelling of a word of a type, from the start of a mode. */
    public Optional<byte[]> of(int mode, int type) {
        return Optional.ofNullable(from(lexicon.dfa().start(mode)).get(type));
    }

    private static byte[] bytes(List<Integer> path) {
        byte[] bytes = new byte[path.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (int) path.get(i);
        }
        return bytes;
    }

    private static int[] order() {
        List<Integer> order = new ArrayList<>();
        for (int b = 'a'; b <= 'z'; b++) {
            order.add(b);
        }
        for (int b = '0'; b <= '9'; b++) {
            order.add(b);
        }
        for (int b = ' '; b < 256; b++) {
            if (!order.contains(b)) {
                order.add(b);
            }
        }
        for (int b = 1; b < ' '; b++) {
            order.add(b);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
