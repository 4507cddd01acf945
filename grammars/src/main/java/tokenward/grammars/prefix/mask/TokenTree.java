package tokenward.grammars.prefix.mask;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lr.Stacks;
import tokenward.grammars.prefix.scan.Modes;
import tokenward.grammars.prefix.scan.Scanner;

/**
 * What tokens of a vocabulary do in one situation: a tree whose edges are terminals, with tokens hanging where their
 * last whole word ends. Thousands of tokens share a place and a question, so asking the parser once answers for all of
 * them. Immutable; trees share places.
 */
final class TokenTree {
    private final Place root;

    TokenTree(Place root) {
        this.root = root;
    }

    /** Tokens whose fate is one question to the parser: can it shift one of these? No question means yes. */
    static final class Group {
        private final long @Nullable [] question;
        private final Ids ids;

        Group(long @Nullable [] question, Ids ids) {
            this.question = question;
            this.ids = ids;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // sets of ids are shared before groups are
        public boolean equals(@Nullable Object other) {
            return other instanceof Group that && ids == that.ids && Arrays.equals(question, that.question);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(ids) + Arrays.hashCode(question);
        }
    }

    /**
     * A place in a tree.
     *
     * <p>{@code single} are the tokens that only reading them can tell about, {@code through} those that go below the
     * modes the tree was built for, {@code depth} how many of the modes that were there at first have been left.
     */
    static final class Place {
        private final int depth;
        private final int[] terminals;
        private final Place[] next;
        private final Group[] groups;
        private final int[] single;
        private final int[] through;
        private final boolean askedOnly;

        Place(int depth, int[] terminals, List<Place> next, List<Group> groups, int[] single, int[] through) {
            this.depth = depth;
            this.terminals = terminals;
            this.next = next.toArray(Place[]::new);
            this.groups = groups.toArray(Group[]::new);
            this.single = single;
            this.through = through;
            boolean leaf = terminals.length == 0 && single.length == 0 && through.length == 0;
            this.askedOnly = leaf && groups.stream().allMatch(g -> g.question == null);
        }

        long bytes() {
            return 128 + 48L * groups.length + 8L * terminals.length + 4L * (single.length + through.length);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that
                    && depth == that.depth
                    && Arrays.equals(terminals, that.terminals)
                    && areSame(next, that.next)
                    && Arrays.equals(groups, that.groups)
                    && Arrays.equals(single, that.single)
                    && Arrays.equals(through, that.through);
        }

        /** Inner places are shared before outer ones are compared. */
        @SuppressWarnings("ReferenceEquality")
        private static boolean areSame(Place[] a, Place[] b) {
            boolean same = a.length == b.length;
            for (int i = 0; same && i < a.length; i++) {
                same = a[i] == b[i];
            }
            return same;
        }

        @Override
        public int hashCode() {
            int hash = 31 * depth + Arrays.hashCode(terminals);
            for (Place place : next) {
                hash = 31 * hash + System.identityHashCode(place);
            }
            hash = 31 * hash + Arrays.hashCode(groups);
            return 31 * (31 * hash + Arrays.hashCode(single)) + Arrays.hashCode(through);
        }
    }

    /** A walk along the edges that the parser takes; it sets the bits of all tokens that may follow. */
    static final class Walk {
        private final Scanner scanner;
        private final TokenVocabulary vocabulary;
        private final int skip;
        private final long[] set;
        private boolean lookedAround;

        /**
         * Prepares a walk.
         *
         * @param scanner where it begins
         * @param skip bytes of each token that the scanner has read
         * @param set where bits are set
         */
        Walk(Scanner scanner, TokenVocabulary vocabulary, int skip, long[] set) {
            this.scanner = scanner;
            this.vocabulary = vocabulary;
            this.skip = skip;
            this.set = set;
        }

        void through(TokenTree tree, Stacks parser) {
            visit(tree.root, parser);
        }

        /** Whether anything but the situation and the parser was looked at. */
        boolean lookedAround() {
            return lookedAround;
        }

        private void visit(Place place, Stacks parser) {
            if (place.through.length > 0) {
                lookedAround = true;
                if (!isAsAssumed(scanner.modes(), place.depth)) {
                    tryEach(place.through);
                    return;
                }
            }
            for (Group group : place.groups) {
                if (group.question == null || canShiftAny(parser, group.question)) {
                    group.ids.addTo(set);
                }
            }
            tryEach(place.single);
            for (int i = 0; i < place.terminals.length; i++) {
                Place next = place.next[i];
                if (next.askedOnly) {
                    if (parser.canShift(place.terminals[i])) {
                        for (Group group : next.groups) {
                            group.ids.addTo(set);
                        }
                    }
                } else {
                    Stacks after = parser.shift(place.terminals[i]);
                    if (after != null) {
                        visit(next, after);
                    }
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

        private void tryEach(int[] ids) {
            lookedAround |= ids.length > 0;
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
    }
}
