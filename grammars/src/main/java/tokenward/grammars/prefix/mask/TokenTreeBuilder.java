package tokenward.grammars.prefix.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tokenward.grammars.prefix.lex.ByteDfa;
import tokenward.grammars.prefix.mask.TokenTree.Group;
import tokenward.grammars.prefix.mask.TokenTree.Place;
import tokenward.grammars.prefix.scan.Line;
import tokenward.grammars.prefix.scan.Modes;
import tokenward.grammars.prefix.scan.Scanner;
import tokenward.grammars.prefix.scan.Situation;
import tokenward.grammars.prefix.scan.Words;

/** Builds the tree of one situation, by reading every token with a scanner that asks no parser. */
final class TokenTreeBuilder {
    private static final int ASSUMED = 6;

    private final Words words;
    private final TokenVocabulary vocabulary;
    private final Situation situation;
    private final TreeParts shared;
    private final Modes[] known = new Modes[2 + ASSUMED];
    private final Draft root = new Draft(0);
    private final Scanner start;
    private Draft current = root;

    /**
     * Creates a builder.
     *
     * @param shared parts that trees have in common
     */
    TokenTreeBuilder(Words words, TokenVocabulary vocabulary, Situation situation, TreeParts shared) {
        this.words = words;
        this.shared = shared;
        this.vocabulary = vocabulary;
        this.situation = situation;
        this.start = new Scanner(words, situation, canonicalModes(), (type, from, to) -> current = after(type));
    }

    /** A place while tokens are still being hung on it. */
    private static final class Draft {
        private int depth;
        private final Map<Integer, Draft> next = new TreeMap<>();
        // By the state of the word that the token leaves unfinished.
        private final Map<Integer, Numbers> groups = new HashMap<>();
        private final Numbers always = new Numbers();
        private final Numbers single = new Numbers();
        private final Numbers through = new Numbers();

        Draft(int depth) {
            this.depth = depth;
        }
    }

    /** Token types, as a bit set. */
    private record Question(List<Long> types) implements Comparable<Question> {
        static Question of(long[] types) {
            return new Question(Arrays.stream(types).boxed().toList());
        }

        long[] toArray() {
            return types.stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public int compareTo(Question other) {
            return Arrays.compare(toArray(), other.toArray());
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
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(start, root, true, false));
        byte[] before = new byte[0];
        for (int id : ids) {
            byte[] token = vocabulary.raw(id);
            if (!hangUnfinished(id, token, skip)) {
                int common = Math.min(common(before, token), before.length) - skip;
                while (steps.size() > Math.max(0, common) + 1) {
                    steps.removeLast();
                }
                for (int i = skip + steps.size() - 1; i < token.length; i++) {
                    steps.add(step(steps.getLast(), token[i] & 0xFF));
                }
                before = token;
                hang(id, steps, lineBegins);
            }
        }
        return new TokenTree(finish(root));
    }

    /** Most tokens only continue a word, after blanks or not: the automaton alone can tell. False when it cannot. */
    private boolean hangUnfinished(int id, byte[] token, int skip) {
        if (situation.lineStart() || situation.fence() != 0) {
            return false;
        }
        ByteDfa dfa = words.lexicon().dfa();
        int state = situation.state();
        int rule = -1;
        for (int i = skip; i < token.length; i++) {
            int next = dfa.next(state == ByteDfa.DEAD ? dfa.start(situation.mode()) : state, token[i] & 0xFF);
            if (next == ByteDfa.DEAD && rule >= 0 && words.isBlank(rule)) {
                rule = -1;
                next = dfa.next(dfa.start(situation.mode()), token[i] & 0xFF);
            }
            if (next == ByteDfa.DEAD) {
                // A word that could never have ended takes the token with it; one that could is for the scanner.
                return rule < 0;
            }
            if (dfa.isLast(next) || (rule >= 0 && dfa.accepts(next) < 0 && !words.isCommitted(rule))) {
                return false;
            }
            rule = dfa.accepts(next);
            state = next;
        }
        hang(id, start, state, root);
        return true;
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
        boolean blind = wasDepth >= 2
                && (scanner.lineBreaks() > breaks || scanner.outlook().canEndLine());
        if (scanner.needsIndentation() || blind || depth >= known.length - 1) {
            return new Step(from.scanner(), from.at(), true, true);
        }
        current.depth = Math.max(current.depth, depth);
        return new Step(scanner, current, alive, false);
    }

    private void hang(int id, List<Step> steps, boolean lineBegins) {
        Draft seen = root;
        for (Step step : steps) {
            // Whatever goes below the two known modes is tried one by one where the assumption fails.
            if (step.at().depth > Math.max(1, seen.depth)) {
                step.at().through.addOnce(id);
            }
            seen = step.at();
        }
        Step last = steps.getLast();
        if (last.single()) {
            if (!(lineBegins && beginsLine(id, steps))) {
                last.at().single.add(id);
            }
        } else if (last.alive()) {
            hang(id, last.scanner(), last.scanner().state(), last.at());
            hangShorter(id, last);
        }
    }

    /** A word that has run on past a place where it could have ended may have ended there. */
    private void hangShorter(int id, Step last) {
        Scanner scanner = last.scanner();
        current = last.at();
        while (scanner.tailLength() > 0) {
            int breaks = scanner.lineBreaks();
            int depth = current.depth;
            scanner = scanner.copy();
            boolean alive = scanner.endEarlier();
            boolean unsure = scanner.needsIndentation() || scanner.lineBreaks() > breaks;
            if (unsure || depth(scanner.modes()) > depth) {
                last.at().single.addOnce(id);
                return;
            }
            if (!alive) {
                return;
            }
            hang(id, scanner, scanner.state(), current);
        }
    }

    private static void hang(int id, Scanner scanner, int state, Draft at) {
        if (scanner.outlook().mustAsk(state)) {
            at.groups.computeIfAbsent(state, k -> new Numbers()).add(id);
        } else {
            at.always.add(id);
        }
    }

    /** Whether reading stopped at a word that only blanks precede. */
    private boolean beginsLine(int id, List<Step> steps) {
        byte[] token = vocabulary.raw(id);
        int blanks = 0;
        while (blanks < token.length && Line.isBlank(token[blanks])) {
            blanks++;
        }
        return blanks < token.length
                && !steps.get(blanks).single()
                && steps.get(blanks + 1).single();
    }

    private Draft after(int type) {
        Draft from = current;
        return from.next.computeIfAbsent(type, t -> new Draft(from.depth));
    }

    private Place finish(Draft draft) {
        int[] terminals =
                draft.next.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<Place> next = draft.next.values().stream().map(this::finish).toList();
        List<Group> groups = new ArrayList<>();
        if (draft.always.size() > 0) {
            groups.add(new Group(null, ids(draft.always)));
        }
        Map<Question, Numbers> byQuestion = new TreeMap<>();
        ByteDfa dfa = words.lexicon().dfa();
        draft.groups.forEach((state, ids) -> byQuestion
                .computeIfAbsent(Question.of(dfa.reach(state)), k -> new Numbers())
                .addAll(ids));
        byQuestion.forEach((question, ids) -> groups.add(new Group(question.toArray(), ids(ids))));
        return shared.place(
                new Place(draft.depth, terminals, next, groups, draft.single.toArray(), draft.through.toArray()));
    }

    private Ids ids(Numbers numbers) {
        return shared.ids(Ids.of(numbers.toArray(), vocabulary.words()));
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

    /** A growing list of numbers. */
    private static final class Numbers {
        private int[] elements = new int[4];
        private int size;

        void add(int element) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, 2 * size);
            }
            elements[size++] = element;
        }

        void addAll(Numbers others) {
            for (int i = 0; i < others.size; i++) {
                add(others.elements[i]);
            }
        }

        void addOnce(int element) {
            if (size == 0 || elements[size - 1] != element) {
                add(element);
            }
        }

        int size() {
            return size;
        }

        int[] toArray() {
            return Arrays.copyOf(elements, size);
        }
    }
}
