package tokenward.grammars.prefix.mask;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tokenward.grammars.prefix.lex.ByteDfa;
import tokenward.grammars.prefix.scan.Fence;
import tokenward.grammars.prefix.scan.Line;
import tokenward.grammars.prefix.scan.Scanner;
import tokenward.grammars.prefix.scan.Situation;
import tokenward.grammars.prefix.scan.Words;

/** The trees of one vocabulary, built when they are first needed and dropped when they outgrow their room. Thread-safe. */
final class TokenTrees {
    private final Words words;
    private final TokenVocabulary vocabulary;
    private final long room;
    private final Map<Key, TokenTree> trees = new ConcurrentHashMap<>();
    private final Map<Unended, Ids> unended = new ConcurrentHashMap<>();
    private final TreeParts shared = new TreeParts();
    private final List<Opening> openings;

    /**
     * Prepares trees.
     *
     * @param room bytes they may take
     */
    TokenTrees(Words words, TokenVocabulary vocabulary, long room) {
        this.words = words;
        this.vocabulary = vocabulary;
        this.room = room;
        this.openings = words.layout() == null ? List.of() : findOpenings();
    }

    /** Which tree: of a situation, and there of all tokens or of those of one opening. */
    record Key(Situation situation, int opening) {
        static final int ALL = -1;
    }

    /** Blanks with which tokens begin a line before they go on with a word, and these tokens. */
    record Opening(List<Byte> blanks, List<Integer> ids) {}

    private record Unended(int state, int patience, int fence, int quotes) {}

    List<Opening> openings() {
        return openings;
    }

    TokenTree tree(Key key) {
        TokenTree known = trees.get(key);
        if (known != null) {
            return known;
        }
        TokenTree built = build(key);
        if (shared.bytes() > room) {
            trees.clear();
            unended.clear();
            shared.clear();
            built = build(key);
        }
        trees.put(key, built);
        return built;
    }

    private TokenTree build(Key key) {
        Situation situation = key.situation();
        TokenTreeBuilder builder = new TokenTreeBuilder(words, vocabulary, situation, shared);
        if (key.opening() != Key.ALL) {
            Opening opening = openings.get(key.opening());
            int[] ids = opening.ids().stream().mapToInt(Integer::intValue).toArray();
            return builder.build(ids, opening.blanks().size(), false);
        }
        if (situation.state() == ByteDfa.DEAD) {
            return builder.build(vocabulary.sorted(), 0, situation.lineStart());
        }
        ByteDfa dfa = words.lexicon().dfa();
        int[] ids = vocabulary.beginningWith(b -> dfa.next(situation.state(), b) != ByteDfa.DEAD);
        return builder.build(ids, 0, false);
    }

    /** The tokens with which the present word does not come to another end, so that it may have ended before them. */
    Ids unended(Scanner scanner) {
        int fence = scanner.modes().fence();
        Unended key =
                new Unended(scanner.state(), scanner.outlook().patience(), fence, fence == 0 ? 0 : scanner.quotes());
        return unended.computeIfAbsent(key, k -> {
            int[] ids = IntStream.of(vocabulary.sorted())
                    .filter(id -> isUnended(vocabulary.raw(id), k))
                    .toArray();
            return shared.ids(Ids.of(ids, vocabulary.words()));
        });
    }

    private boolean isUnended(byte[] token, Unended from) {
        ByteDfa dfa = words.lexicon().dfa();
        int state = from.state();
        int quotes = from.quotes();
        for (int i = 0; i < token.length; i++) {
            int b = token[i] & 0xFF;
            state = Fence.keepsOut(from.fence(), quotes, b) ? ByteDfa.DEAD : dfa.next(state, b);
            quotes = Fence.run(quotes, b);
            if (state == ByteDfa.DEAD) {
                return i <= from.patience();
            }
            if (dfa.accepts(state) >= 0) {
                return false;
            }
        }
        return token.length <= from.patience();
    }

    int count() {
        return trees.size();
    }

    long bytes() {
        return shared.bytes();
    }

    private List<Opening> findOpenings() {
        Map<ByteBuffer, List<Integer>> byBlanks = new TreeMap<>();
        for (int id : vocabulary.sorted()) {
            byte[] token = vocabulary.raw(id);
            int blanks = 0;
            while (blanks < token.length && Line.isBlank(token[blanks])) {
                blanks++;
            }
            if (blanks < token.length && words.beginsLine(token[blanks] & 0xFF)) {
                ByteBuffer key = ByteBuffer.wrap(token, 0, blanks);
                byBlanks.computeIfAbsent(key, k -> new ArrayList<>()).add(id);
            }
        }
        List<Opening> found = new ArrayList<>();
        byBlanks.forEach((blanks, ids) -> {
            List<Byte> list = new ArrayList<>();
            for (int i = 0; i < blanks.limit(); i++) {
                list.add(blanks.get(i));
            }
            found.add(new Opening(list, ids));
        });
        return found;
    }
}
