package tokenward.grammars.prefix.lex;

/**
 * A deterministic automaton over bytes, one start state for each mode. State {@link #DEAD} is where no token can be
 * finished from; it is never left.
 */
public final class ByteDfa {
    /** The state without a way out. */
    public static final int DEAD = 0;

    private final int[] starts;
    private final short[] next;
    private final byte[] classOf;
    private final int classes;
    private final short[] accepts;
    private final boolean[] last;
    private final long[][] reach;

    ByteDfa(int[] starts, short[] next, byte[] classOf, int classes, short[] accepts, boolean[] last, long[][] reach) {
        this.starts = starts;
        this.next = next;
        this.classOf = classOf;
        this.classes = classes;
        this.accepts = accepts;
        this.last = last;
        this.reach = reach;
    }

    /** Returns the number of states, the dead one included. */
    public int states() {
        return accepts.length;
    }

    /** Returns where a mode begins. */
    public int start(int mode) {
        return starts[mode];
    }

    /** Returns the state after a byte, 0 to 255. */
    public int next(int state, int b) {
        return next[state * classes + (classOf[b] & 0xFF)];
    }

    /** Returns the rule that has matched in a state, or a negative number. */
    public int accepts(int state) {
        return accepts[state];
    }

    /** Returns whether a state leads only to {@link #DEAD}. */
    public boolean isLast(int state) {
        return last[state];
    }

    /**
     * Returns the token types that a token in this state can still become, as a bit set; bit {@code types} stands for
     * trivia. The array is the automaton's own.
     */
    public long[] reach(int state) {
        return reach[state];
    }

    /** Returns the memory of the tables. */
    public long bytes() {
        return 2L * next.length + 3L * accepts.length + 8L * reach.length * (reach.length == 0 ? 0 : reach[0].length);
    }
}
