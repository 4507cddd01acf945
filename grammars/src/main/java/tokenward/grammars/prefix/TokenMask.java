package tokenward.grammars.prefix;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tokenward.grammars.prefix.lex.ByteDfa;
import tokenward.grammars.prefix.lr.Stacks;
import tokenward.grammars.prefix.lr.Watch;

/**
 * Which tokens of a vocabulary may come next. What tokens do in a situation of the scanner is worked out once and kept;
 * a mask is then a walk along the terminals that the parser takes. What walks found is kept too. Thread-safe: rows of a
 * batch may be masked in parallel.
 */
public final class TokenMask {
    private final Language language;
    private final TokenVocabulary vocabulary;
    private final TokenTrees trees;
    private final MaskMemory memory;

    /**
     * Creates masks with room for 16 MB of trees and 30 MB of what walks found.
     *
     * @param vocabulary whose ids are the bits of a mask
     */
    public TokenMask(Language language, TokenVocabulary vocabulary) {
        this(language, vocabulary, 30L << 20, 16L << 20);
    }

    /**
     * Creates masks.
     *
     * @param maskBytes memory of what walks found; 0 computes every mask anew
     * @param treeBytes memory of the trees, beyond which they are built anew when needed
     */
    public TokenMask(Language language, TokenVocabulary vocabulary, long maskBytes, long treeBytes) {
        this.language = language;
        this.vocabulary = vocabulary;
        this.trees = new TokenTrees(language.words(), vocabulary, treeBytes);
        this.memory = new MaskMemory(maskBytes);
    }

    /** Returns the tokens that may follow a prefix as a bit set, long[(V + 63) / 64]. */
    public long[] allowed(PrefixState state) {
        long[] set = new long[vocabulary.words()];
        if (!state.scanner().isDead()) {
            add(state.scanner(), set);
            if (vocabulary.ends().length > 0 && state.isComplete()) {
                for (int end : vocabulary.ends()) {
                    set[end >> 6] |= 1L << end;
                }
            }
        }
        return set;
    }

    /** Returns whether one token may follow, without a mask. */
    public boolean allows(PrefixState state, int id) {
        if (vocabulary.isEnd(id)) {
            return state.isComplete();
        }
        return vocabulary.length(id) > 0 && state.append(vocabulary.raw(id)).isViable();
    }

    /** Returns the state after one token. A special token has no bytes and leaves the state as it is. */
    public PrefixState append(PrefixState state, int id) {
        return state.append(vocabulary.raw(id));
    }

    /** Returns the language. */
    public Language language() {
        return language;
    }

    /** Returns the vocabulary. */
    public TokenVocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns the number of situations worked out so far. */
    public int trees() {
        return trees.count();
    }

    /** Returns the memory of these. */
    public long treeBytes() {
        return trees.bytes();
    }

    /** Returns the memory of what walks found. */
    public long maskBytes() {
        return memory.bytes();
    }

    private void add(Scanner scanner, long[] set) {
        Situation situation = scanner.situation();
        find(new TokenTrees.Key(situation, TokenTrees.Key.ALL), scanner, 0).addTo(set);
        if (situation.state() != ByteDfa.DEAD) {
            addAfterShorterWord(scanner, set);
        } else if (situation.lineStart()) {
            addOpenings(scanner, set);
        }
    }

    /** A token with which the word comes to no other end may find it ended where it last could. */
    private void addAfterShorterWord(Scanner scanner, long[] set) {
        Optional<Scanner> shorter = scanner.shorter();
        if (shorter.isPresent()) {
            long[] after = new long[set.length];
            add(shorter.get(), after);
            trees.unended(scanner).addCommon(after, set);
        }
    }

    private void addOpenings(Scanner scanner, long[] set) {
        List<TokenTrees.Opening> openings = trees.openings();
        for (int i = 0; i < openings.size(); i++) {
            Scanner inLine = scanner.copy();
            List<Byte> blanks = openings.get(i).blanks();
            blanks.forEach(b -> inLine.read(b & 0xFF));
            if (inLine.beginLine()) {
                find(new TokenTrees.Key(inLine.situation(), i), inLine, blanks.size())
                        .addTo(set);
            }
        }
    }

    private Ids find(TokenTrees.Key key, Scanner scanner, int skip) {
        Stacks parser = Objects.requireNonNull(scanner.parser());
        Optional<Ids> known = memory.recall(key, parser, scanner);
        if (known.isPresent()) {
            return known.get();
        }
        Watch watch = new Watch();
        Stacks watched = parser.watchedBy(watch);
        long[] set = new long[vocabulary.words()];
        TokenTree.Walk walk = new TokenTree.Walk(scanner.withParser(watched), vocabulary, skip, set);
        walk.through(trees.tree(key), watched);
        Ids found = Ids.of(set);
        memory.keep(key, parser, watch, walk.lookedAround() ? Optional.of(scanner) : Optional.empty(), found);
        return found;
    }
}
