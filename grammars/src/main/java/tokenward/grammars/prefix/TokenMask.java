package tokenward.grammars.prefix;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lr.Stacks;

/**
 * Which tokens of a vocabulary may come next. What tokens do in a situation of the scanner is worked out once and kept;
 * a mask is then a walk along the terminals that the parser takes. The last masks are kept too. Thread-safe: rows of a
 * batch may be masked in parallel.
 */
public final class TokenMask {
    private final Language language;
    private final TokenVocabulary vocabulary;
    private final int kept;
    private final long treeBytes;
    private final Map<TreeKey, TokenTree> trees = new ConcurrentHashMap<>();
    private final ConcurrentMap<Buffer, TokenTree.Ids> sharedIds = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<MaskKey, long[]> masks;
    private final List<LineOpening> openings;

    /**
     * Creates masks with room for 512 of them and 40 MB of tables.
     *
     * @param vocabulary whose ids are the bits of a mask
     */
    public TokenMask(Language language, TokenVocabulary vocabulary) {
        this(language, vocabulary, 512, 40L << 20);
    }

    /**
     * Creates masks.
     *
     * @param kept how many masks are remembered; 0 computes every one
     * @param treeBytes memory of the tables, beyond which they are built anew when needed
     */
    public TokenMask(Language language, TokenVocabulary vocabulary, int kept, long treeBytes) {
        this.language = language;
        this.vocabulary = vocabulary;
        this.kept = kept;
        this.treeBytes = treeBytes;
        this.masks = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<MaskKey, long[]> eldest) {
                return size() > kept;
            }
        };
        this.openings = language.words().layout() == null ? List.of() : openings();
    }

    private record TreeKey(Situation situation, int opening) {}

    private record MaskKey(Situation situation, Stacks parser, Modes modes, Indents indents, int column) {}

    /** Tokens that begin a line with the same blanks and go on with a word. */
    private record LineOpening(List<Byte> blanks, List<Integer> ids) {}

    /** Returns the tokens that may follow a prefix as a bit set, long[(V + 63) / 64]; shared, not to be written to. */
    public long[] allowed(PrefixState state) {
        Scanner scanner = state.scanner();
        if (scanner.isDead()) {
            return new long[vocabulary.words()];
        }
        MaskKey key = new MaskKey(
                scanner.situation(),
                Objects.requireNonNull(scanner.parser()),
                scanner.modes(),
                scanner.indents(),
                scanner.situation().lineStart() ? scanner.column() : 0);
        long[] known = remembered(key);
        if (known != null) {
            return known;
        }
        long[] set = new long[vocabulary.words()];
        fill(scanner, key.situation(), set);
        if (state.isComplete()) {
            for (int end : vocabulary.ends()) {
                set[end >> 6] |= 1L << end;
            }
        }
        remember(key, set);
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
    public int tables() {
        return trees.size();
    }

    /** Returns the memory of the tables so far. */
    public long bytes() {
        return bytes.get();
    }

    private void fill(Scanner scanner, Situation situation, long[] set) {
        Stacks parser = Objects.requireNonNull(scanner.parser());
        tree(new TreeKey(situation, -1)).fill(scanner, vocabulary, 0, parser, set);
        if (!situation.lineStart() || situation.state() != 0) {
            return;
        }
        for (int i = 0; i < openings.size(); i++) {
            Scanner inLine = scanner.copy();
            List<Byte> blanks = openings.get(i).blanks();
            blanks.forEach(b -> inLine.read(b & 0xFF));
            if (inLine.beginLine()) {
                Situation word = inLine.situation();
                Stacks inBlock = Objects.requireNonNull(inLine.parser());
                tree(new TreeKey(word, i)).fill(inLine, vocabulary, blanks.size(), inBlock, set);
            }
        }
    }

    private TokenTree tree(TreeKey key) {
        TokenTree known = trees.get(key);
        if (known != null) {
            return known;
        }
        TokenTree.Builder builder = new TokenTree.Builder(language.words(), vocabulary, key.situation(), sharedIds);
        TokenTree built;
        if (key.opening() < 0) {
            boolean lineBegins = key.situation().lineStart() && key.situation().state() == 0;
            built = builder.build(vocabulary.sorted(), 0, lineBegins);
        } else {
            LineOpening opening = openings.get(key.opening());
            int[] ids = opening.ids().stream().mapToInt(Integer::intValue).toArray();
            built = builder.build(ids, opening.blanks().size(), false);
        }
        if (bytes.addAndGet(built.bytes()) > treeBytes) {
            trees.clear();
            sharedIds.clear();
            bytes.set(built.bytes());
        }
        trees.put(key, built);
        return built;
    }

    private List<LineOpening> openings() {
        Map<ByteBuffer, List<Integer>> byBlanks = new TreeMap<>();
        for (int id : vocabulary.sorted()) {
            byte[] token = vocabulary.raw(id);
            int blanks = 0;
            while (blanks < token.length && Scanner.isBlank(token[blanks])) {
                blanks++;
            }
            if (blanks < token.length && language.words().beginsLine(token[blanks] & 0xFF)) {
                ByteBuffer key = ByteBuffer.wrap(token, 0, blanks);
                byBlanks.computeIfAbsent(key, k -> new ArrayList<>()).add(id);
            }
        }
        List<LineOpening> found = new ArrayList<>();
        byBlanks.forEach((blanks, ids) -> {
            List<Byte> list = new ArrayList<>();
            for (int i = 0; i < blanks.limit(); i++) {
                list.add(blanks.get(i));
            }
            found.add(new LineOpening(list, ids));
        });
        return found;
    }

    private long @Nullable [] remembered(MaskKey key) {
        if (kept == 0) {
            return null;
        }
        synchronized (masks) {
            return masks.get(key);
        }
    }

    private void remember(MaskKey key, long[] set) {
        if (kept > 0) {
            synchronized (masks) {
                masks.put(key, set);
            }
        }
    }
}
