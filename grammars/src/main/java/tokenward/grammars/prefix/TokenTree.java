package tokenward.grammars.prefix;

import java.nio.Buffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lr.Stacks;

/**
 * What every token of a vocabulary does in one situation: a tree whose edges are terminals, with tokens hanging where
 * their last whole word ends. Thousands of tokens share a place and a question, so asking the parser once answers for
 * all of them.
 */
final class TokenTree {
    private static final int DENSE = 600;

    private final Place root;
    private final long bytes;

    private TokenTree(Place root, long bytes) {
        this.root = root;
        this.bytes = bytes;
    }

    /** Tokens whose fate is one question to the parser: can it shift one of these? No question means yes. */
    private static final class Group {
        private final long @Nullable [] question;
        private final Ids ids;

        Group(long @Nullable [] question, Ids ids) {
            this.question = question;
            this.ids = ids;
        }
    }

    /** A set of ids, as a list or as bits. */
    static final class Ids {
        private final int[] list;
        private final long[] bits;

        Ids(int[] list, int words) {
            boolean dense = list.length > DENSE;
            this.list = dense ? new int[0] : list;
            this.bits = dense ? new long[words] : new long[0];
            if (dense) {
                for (int id : list) {
                    bits[id >> 6] |= 1L << id;
                }
            }
        }

        void addTo(long[] set) {
            for (int id : list) {
                set[id >> 6] |= 1L << id;
            }
            for (int w = 0; w < bits.length; w++) {
                set[w] |= bits[w];
            }
        }

        /** Equal for equal sets; holds no copy. */
        Buffer key() {
            return list.length > 0 ? IntBuffer.wrap(list) : LongBuffer.wrap(bits);
        }

        long bytes() {
            return 4L * list.length + 8L * bits.length + 32;
        }
    }

    private static final class Place {
        private int depth;
        private int[] terminals = {};
        private Place[] next = {};
        private Group[] groups = {};
        private int[] single = {};
        private int[] through = {};

        Place(int depth) {
            this.depth = depth;
        }
    }

    /** Sets the bits of all tokens that may follow. */
    void fill(Scanner scanner, TokenVocabulary vocabulary, int skip, Stacks parser, long[] set) {
        fill(root, scanner, vocabulary, skip, parser, set);
    }

    long bytes() {
        return bytes;
    }

    private static void fill(
            Place place, Scanner scanner, TokenVocabulary vocabulary, int skip, Stacks parser, long[] set) {
        if (place.through.length > 0 && !isAsAssumed(scanner.modes(), place.depth)) {
            tryEach(place.through, scanner, vocabulary, skip, set);
            return;
        }
        for (Group group : place.groups) {
            if (group.question == null || canShiftAny(parser, group.question)) {
                group.ids.addTo(set);
            }
        }
        tryEach(place.single, scanner, vocabulary, skip, set);
        for (int i = 0; i < place.terminals.length; i++) {
            if (parser.canShift(place.terminals[i])) {
                Stacks after = Objects.requireNonNull(parser.shift(place.terminals[i]));
                fill(place.next[i], scanner, vocabulary, skip, after, set);
            }
        }
    }

    private static boolean canShiftAny(Stacks parser, long[] types) {
        for (int w = 0; w < types.length; w++) {
            for (long bits = types[w]; bits != 0; bits &= bits - 1) {
                if (parser.canShift((w << 6) + Long.numberOfTrailingZeros(bits))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void tryEach(int[] ids, Scanner scanner, TokenVocabulary vocabulary, int skip, long[] set) {
        for (int id : ids) {
            Scanner trial = scanner.copy();
            byte[] bytes = vocabulary.raw(id);
            boolean alive = true;
            for (int i = skip; i < bytes.length && alive; i++) {
                alive = trial.read(bytes[i] & 0xFF);
            }
            if (alive) {
                set[id >> 6] |= 1L << id;
            }
        }
    }

    /** Whether what lies below the two known modes is what the tree was built for. */
    private static boolean isAsAssumed(Modes modes, int depth) {
        Modes m = modes;
        for (int i = 0; i < depth && m != null; i++) {
            m = m.below();
        }
        return m != null && m.mode() == 0 && m.fence() == 0;
    }

    /** Builds trees for one vocabulary. */
    static final class Builder {
        private static final int ASSUMED = 6;

        private final Words words;
        private final TokenVocabulary vocabulary;
        private final Situation situation;
        private final ConcurrentMap<Buffer, Ids> shared;
        private final Modes[] known = new Modes[2 + ASSUMED];
        private final Draft root = new Draft(new Place(0));
        private Draft current = root;
        private long bytes;

        /**
         * Creates a builder.
         *
         * @param shared sets of ids that trees have in common, by their elements
         */
        Builder(Words words, TokenVocabulary vocabulary, Situation situation, ConcurrentMap<Buffer, Ids> shared) {
            this.words = words;
            this.shared = shared;
            this.vocabulary = vocabulary;
            this.situation = situation;
        }

        /** A place while tokens are still being hung on it. */
        private static final class Draft {
            private final Place place;
            private final Map<Integer, Draft> next = new HashMap<>();
            private final Map<List<Long>, IntList> groups = new HashMap<>();
            private final IntList always = new IntList();
            private final IntList single = new IntList();
            private final IntList through = new IntList();

            Draft(Place place) {
                this.place = place;
            }
        }

        /** Where reading stands after some bytes of a token, for the next token that begins with them. */
        private record Step(Scanner scanner, Draft at, boolean alive, boolean single) {}

        /**
         * Builds the tree.
         *
         * @param ids in the order of their bytes
         * @param skip bytes of each token that were read before
         * @param lineBegins whether tokens are left out that need the line's indentation at once
         */
        TokenTree build(int[] ids, int skip, boolean lineBegins) {
            Scanner start = new Scanner(words, situation, canonicalModes(), (type, from, to) -> current = after(type));
            List<Step> steps = new ArrayList<>();
            steps.add(new Step(start, root, true, false));
            byte[] before = new byte[0];
            for (int id : ids) {
                byte[] token = vocabulary.raw(id);
                int shared = Math.min(common(before, token), before.length) - skip;
                while (steps.size() > Math.max(0, shared) + 1) {
                    steps.remove(steps.size() - 1);
                }
                for (int i = skip + steps.size() - 1; i < token.length; i++) {
                    steps.add(step(steps.get(steps.size() - 1), token[i] & 0xFF));
                }
                before = token;
                hang(id, steps, lineBegins);
            }
            return new TokenTree(finish(root), bytes);
        }

        private Step step(Step from, int b) {
            if (!from.alive() || from.single()) {
                return from;
            }
            current = from.at();
            Scanner scanner = from.scanner().copy();
            int breaks = scanner.lineBreaks();
            int wasDepth = depth(scanner.modes());
            boolean alive = scanner.read(b);
            int depth = depth(scanner.modes());
            boolean blind = wasDepth >= 2 && (scanner.lineBreaks() > breaks || scanner.canEndLine());
            if (scanner.needsIndentation() || blind || depth >= known.length - 1) {
                return new Step(from.scanner(), from.at(), true, true);
            }
            current.place.depth = Math.max(current.place.depth, depth);
            return new Step(scanner, current, alive, false);
        }

        private void hang(int id, List<Step> steps, boolean lineBegins) {
            Draft seen = root;
            for (Step step : steps) {
                // Whatever goes below the two known modes is tried one by one where the assumption fails.
                if (step.at().place.depth > Math.max(1, seen.place.depth)) {
                    step.at().through.addOnce(id);
                }
                seen = step.at();
            }
            Step last = steps.get(steps.size() - 1);
            if (last.single()) {
                if (!(lineBegins && beginsLine(id, steps))) {
                    last.at().single.add(id);
                }
            } else if (last.alive()) {
                Optional<long[]> question = last.scanner().question();
                if (question.isEmpty()) {
                    last.at().always.add(id);
                } else if (last.scanner().hasTail()) {
                    last.at().single.add(id);
                } else {
                    List<Long> key = Arrays.stream(question.get()).boxed().toList();
                    last.at().groups.computeIfAbsent(key, k -> new IntList()).add(id);
                }
            }
        }

        /** Whether reading stopped at a word that only blanks precede. */
        private boolean beginsLine(int id, List<Step> steps) {
            byte[] token = vocabulary.raw(id);
            int blanks = 0;
            while (blanks < token.length && Scanner.isBlank(token[blanks])) {
                blanks++;
            }
            return blanks < token.length
                    && !steps.get(blanks).single()
                    && steps.get(blanks + 1).single();
        }

        private Draft after(int type) {
            Draft from = current;
            return from.next.computeIfAbsent(type, t -> new Draft(new Place(from.place.depth)));
        }

        private Place finish(Draft draft) {
            Place place = draft.place;
            int n = draft.next.size();
            place.terminals = new int[n];
            place.next = new Place[n];
            int i = 0;
            for (Map.Entry<Integer, Draft> entry : draft.next.entrySet()) {
                place.terminals[i] = entry.getKey();
                place.next[i++] = finish(entry.getValue());
            }
            List<Group> groups = new ArrayList<>();
            if (draft.always.size > 0) {
                groups.add(new Group(null, ids(draft.always)));
            }
            draft.groups.forEach((key, ids) ->
                    groups.add(new Group(key.stream().mapToLong(Long::longValue).toArray(), ids(ids))));
            place.groups = groups.toArray(new Group[0]);
            place.single = draft.single.toArray();
            place.through = draft.through.toArray();
            bytes += 96 + 40L * groups.size() + 8L * n + 4L * (place.single.length + place.through.length);
            return place;
        }

        private Ids ids(IntList list) {
            Ids fresh = new Ids(list.toArray(), vocabulary.words());
            Ids known = shared.putIfAbsent(fresh.key(), fresh);
            if (known == null) {
                bytes += fresh.bytes() + 64;
                return fresh;
            }
            return known;
        }

        private Modes canonicalModes() {
            boolean deep = situation.deeper();
            Modes base = null;
            if (situation.below() >= 0) {
                if (deep) {
                    base = new Modes(0, 0, null);
                    for (int i = known.length - 1; i >= 2; i--) {
                        base = new Modes(0, 0, base);
                        known[i] = base;
                    }
                }
                base = new Modes(situation.below(), situation.fenceBelow(), base);
                known[1] = base;
            }
            known[0] = new Modes(situation.mode(), situation.fence(), base);
            return known[0];
        }

        /** How many of the modes that were there at first have been left. */
        @SuppressWarnings("ReferenceEquality")
        private int depth(Modes modes) {
            for (Modes m = modes; m != null; m = m.below()) {
                for (int i = 0; i < known.length; i++) {
                    if (m == known[i]) {
                        return i;
                    }
                }
            }
            return 0;
        }

        private static int common(byte[] a, byte[] b) {
            int mismatch = Arrays.mismatch(a, b);
            return mismatch < 0 ? a.length : mismatch;
        }
    }

    /** A growing list of ids. */
    private static final class IntList {
        private int[] elements = new int[4];
        private int size;

        void add(int element) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, 2 * size);
            }
            elements[size++] = element;
        }

        void addOnce(int element) {
            if (size == 0 || elements[size - 1] != element) {
                add(element);
            }
        }

        int[] toArray() {
            return Arrays.copyOf(elements, size);
        }
    }
}
