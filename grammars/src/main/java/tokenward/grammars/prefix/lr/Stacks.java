package tokenward.grammars.prefix.lr;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lex.GrammarException;

/**
 * What a generalised LR parser has read: one stack for every way to understand it. Immutable; a terminal is taken only
 * when some sentence goes on with it, because every stack is a viable prefix of a reduced grammar.
 *
 * @see "Tomita 1985; here stacks are linked lists that share tails, and only equal stacks are merged"
 */
public final class Stacks {
    /** More ways than this to read one text mean that the grammar is ambiguous without end. */
    public static final int MOST = 64;

    private final ParseTable table;
    private final Node[] tops;

    private final @Nullable Watch watch;

    // Two bits for each terminal: known, and can be shifted. Written racily, always with the same answer.
    private final int[] answers;

    Stacks(ParseTable table, Node[] tops, @Nullable Watch watch) {
        this.table = table;
        this.tops = tops;
        this.watch = watch;
        this.answers = new int[(table.terminals() >> 4) + 1];
    }

    /** Returns the same stacks, which tell a watch how far down they are looked into, here and after any terminal. */
    public Stacks watchedBy(Watch other) {
        return new Stacks(table, tops, other);
    }

    /** Returns the number of ways to understand what was read. */
    public int width() {
        return tops.length;
    }

    /**
     * Returns the state after a terminal, or null when no sentence goes on with it.
     *
     * @throws GrammarException when there are more than {@link #MOST} ways to understand the text
     */
    public @Nullable Stacks shift(int terminal) {
        int position = (terminal & 15) << 1;
        if ((answers[terminal >> 4] >>> position & 3) == 1) {
            return null;
        }
        Shifter shifter = new Shifter(terminal);
        for (Node top : tops) {
            see(top);
            shifter.run(top.state, top.up, top);
        }
        answers[terminal >> 4] |= (shifter.count > 0 ? 3 : 1) << position;
        return shifter.count == 0 ? null : new Stacks(table, Arrays.copyOf(shifter.found, shifter.count), watch);
    }

    /** Returns whether some sentence goes on with a terminal. */
    public boolean canShift(int terminal) {
        int slot = terminal >> 4;
        int position = (terminal & 15) << 1;
        int bits = answers[slot] >>> position;
        if ((bits & 1) != 0) {
            return (bits & 2) != 0;
        }
        boolean answer = false;
        for (int i = 0; i < tops.length && !answer; i++) {
            see(tops[i]);
            answer = probe(tops[i].state, tops[i].up, terminal);
        }
        answers[slot] |= (answer ? 3 : 1) << position;
        return answer;
    }

    /**
     * Returns the upper part of the stacks, as deep as a watch has seen them looked into. Stacks with equal crowns of
     * that depth give equal answers to the same questions.
     *
     * @param depth places from the highest top downwards, at least 1
     */
    public Crown crown(int depth) {
        int floor = highest() - depth + 1;
        int length = tops.length;
        for (Node top : tops) {
            length += Math.min(top.depth + 1, Math.max(1, top.depth - floor + 1));
        }
        int[] states = new int[length];
        int at = 0;
        for (Node top : tops) {
            states[at++] = -1;
            Node node = top;
            do {
                states[at++] = node.state;
                node = node.up;
            } while (node != null && node.depth >= floor);
        }
        return new Crown(states);
    }

    /** Returns how deep a watch has seen these stacks looked into, at least 1. */
    public int depthSeen(Watch by) {
        return Math.max(1, highest() - by.lowest() + 1);
    }

    private int highest() {
        int highest = 0;
        for (Node top : tops) {
            highest = Math.max(highest, top.depth);
        }
        return highest;
    }

    private void see(Node node) {
        if (watch != null) {
            watch.see(node.depth);
        }
    }

    Node[] tops() {
        return tops;
    }

    ParseTable table() {
        return table;
    }

    private boolean probe(int from, @Nullable Node below, int terminal) {
        int state = from;
        Node up = below;
        while (true) {
            int action = table.action(state, terminal);
            if (action == 0) {
                return false;
            }
            if (action >= ParseTable.CONFLICT) {
                for (int one : table.conflict(action)) {
                    if (one > 0 || probeReduced(state, up, -one - 1, terminal)) {
                        return true;
                    }
                }
                return false;
            }
            if (action > 0) {
                return true;
            }
            int production = -action - 1;
            int length = table.length(production);
            if (length == 0) {
                up = new Node(state, up);
            } else {
                up = pop(up, length - 1);
            }
            int base = look(up);
            state = table.climb(base, table.gotoOn(base, production), terminal);
        }
    }

    private boolean probeReduced(int state, @Nullable Node below, int production, int terminal) {
        int length = table.length(production);
        Node up = length == 0 ? new Node(state, below) : pop(below, length - 1);
        int base = look(up);
        return probe(table.climb(base, table.gotoOn(base, production), terminal), up, terminal);
    }

    private int look(@Nullable Node base) {
        see(Objects.requireNonNull(base));
        return base.state;
    }

    private static @Nullable Node pop(@Nullable Node node, int count) {
        Node up = node;
        for (int i = 0; i < count; i++) {
            up = Objects.requireNonNull(up).up;
        }
        return up;
    }

    /** Collects the stacks after one terminal. */
    private final class Shifter {
        private final int terminal;
        private Node[] found = new Node[2];
        private int count;

        Shifter(int terminal) {
            this.terminal = terminal;
        }

        /** Runs one stack with a virtual top; {@code top} is that top when it exists as a node already. */
        void run(int from, @Nullable Node below, @Nullable Node top) {
            int state = from;
            Node up = below;
            Node real = top;
            while (true) {
                int action = table.action(state, terminal);
                if (action == 0) {
                    return;
                }
                if (action >= ParseTable.CONFLICT) {
                    for (int one : table.conflict(action)) {
                        if (one > 0) {
                            add(one - 1, real == null ? new Node(state, up) : real);
                        } else {
                            reduce(state, up, real, -one - 1);
                        }
                    }
                    return;
                }
                if (action > 0) {
                    add(action - 1, real == null ? new Node(state, up) : real);
                    return;
                }
                int production = -action - 1;
                int length = table.length(production);
                if (length == 0) {
                    up = real == null ? new Node(state, up) : real;
                } else {
                    up = pop(up, length - 1);
                }
                int base = look(up);
                state = table.climb(base, table.gotoOn(base, production), terminal);
                real = null;
            }
        }

        private void reduce(int state, @Nullable Node below, @Nullable Node real, int production) {
            int length = table.length(production);
            Node up = length == 0 ? (real == null ? new Node(state, below) : real) : pop(below, length - 1);
            int base = look(up);
            run(table.climb(base, table.gotoOn(base, production), terminal), up, null);
        }

        private void add(int state, Node up) {
            Node node = new Node(state, up);
            for (int i = 0; i < count; i++) {
                if (found[i].sameAs(node)) {
                    return;
                }
            }
            if (count == MOST) {
                throw new GrammarException(
                        table.bnf().nameOf(table.bnf().start()),
                        "can be read in more than " + MOST + " ways at once; make the grammar less ambiguous");
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = node;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Stacks that) || that.tops.length != tops.length) {
            return false;
        }
        for (int i = 0; i < tops.length; i++) {
            if (!tops[i].sameAs(that.tops[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Node top : tops) {
            hash = 31 * hash + top.hash;
        }
        return hash;
    }
}
