package tokenward.grammars.prefix.lr;

/** Sees how far down stacks are looked into while they answer questions. For one thread. */
public final class Watch {
    private int lowest = Integer.MAX_VALUE;

    void see(int depth) {
        lowest = Math.min(lowest, depth);
    }

    /** The lowest place looked at, counted from the bottom. */
    int lowest() {
        return lowest;
    }
}
