package tokenward.grammars.prefix.mask;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.lex.ByteDfa;
import tokenward.grammars.prefix.lr.Stacks;
import tokenward.grammars.prefix.lr.Watch;
import tokenward.grammars.prefix.scan.Scanner;
import tokenward.grammars.prefix.scan.Situation;

/**
 * Which tokens of a vocabulary may come next. What tokens do in a situation of the scanner is worked out once and kept;
 * a mask is then a walk along the terminals that the parser takes. What walks found is kept too. Thread-safe: rows of a
 * batch may be masked in parallel.
 */
public final class TokenMask {
    /** Memory of what walks found, unless said otherwise. */
    public static final long MASK_BYTES = 30L << 20;

    private static final long TREE_BYTES = 16L << 20;

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
        this(language, vocabulary, MASK_BYTES, TREE_BYTES);
    }

    /**
     * Creates masks.
     *
     * @param maskBytes memory of what walks found; 0 computes every mask anew
     * @param treeBytes memory of the trees, beyond which they are built anew when needed
     */
    public TokenMask(Language language, TokenVocabulary vocabulary, long maskBytes, long treeBytes) {
        this(language, vocabulary, new TokenTrees(language.words(), vocabulary, treeBytes), maskBytes);
    }

    private TokenMask(Language language, TokenVocabulary vocabulary, TokenTrees trees, long maskBytes) {
        this.language = language;
        this.vocabulary = vocabulary;
        this.trees = trees;
        this.memory = new MaskMemory(maskBytes);
    }

    /** Returns masks that share these ones' trees and remember nothing yet. */
    public TokenMask withMemory(long maskBytes) {
        return new TokenMask(language, vocabulary, trees, maskBytes);
    }

    /** Returns the tokens that may follow a prefix as a bit set, long[(V + 63) / 64]; shared, not to be written to. */
    public long[] allowed(PrefixState state) {
        if (state.scanner().isDead()) {
            return new long[vocabulary.words()];
        }
        long[] set = following(state.scanner());
        if (vocabulary.ends().length > 0 && state.isComplete()) {
            set = set.clone();
            for (int end : vocabulary.ends()) {
                set[end >> 6] |= 1L << end;
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

    /** The tokens with which the text goes on; shared where one walk found them all. */
    private long[] following(Scanner scanner) {
        Situation situation = scanner.outlook().situation();
        TokenTrees.Key key = new TokenTrees.Key(situation, TokenTrees.Key.ALL);
        boolean oneWalk = situation.state() == ByteDfa.DEAD ? !situation.lineStart() : !scanner.canBeShorter();
        if (oneWalk && memory.remembers()) {
            Optional<long[]> found = find(key, scanner, 0).bits();
            if (found.isPresent()) {
                return found.get();
            }
        }
        long[] set = new long[vocabulary.words()];
        add(key, scanner, 0, set);
        if (situation.state() != ByteDfa.DEAD) {
            addAfterShorterWord(scanner, set);
        } else if (situation.lineStart()) {
            addOpenings(scanner, set);
        }
        return set;
    }

    /** A token with which the word comes to no other end may find it ended where it last could. */
    private void addAfterShorterWord(Scanner scanner, long[] set) {
        Optional<Scanner> shorter = scanner.outlook().shorter();
        if (shorter.isPresent()) {
            trees.unended(scanner).addCommon(following(shorter.get()), set);
        }
    }

    private void addOpenings(Scanner scanner, long[] set) {
        List<TokenTrees.Opening> openings = trees.openings();
        for (int i = 0; i < openings.size(); i++) {
            Scanner inLine = scanner.copy();
            List<Byte> blanks = openings.get(i).blanks();
            blanks.forEach(b -> inLine.read(b & 0xFF));
            if (inLine.beginLine()) {
                add(new TokenTrees.Key(inLine.outlook().situation(), i), inLine, blanks.size(), set);
            }
        }
    }

    private void add(TokenTrees.Key key, Scanner scanner, int skip, long[] set) {
        if (memory.remembers()) {
            find(key, scanner, skip).addTo(set);
        } else {
            Stacks parser = Objects.requireNonNull(scanner.parser());
            new TokenTree.Walk(scanner, vocabulary, skip, set).through(trees.tree(key), parser);
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
