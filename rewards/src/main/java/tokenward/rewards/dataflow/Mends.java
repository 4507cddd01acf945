package tokenward.rewards.dataflow;

/**
 * Which faults of the original are mended.
 *
 * @param pairing sides are paired item by item only when both are sequences; the original pairs whatever has equally
 *     many children, {@code x[a] = y[j]} or {@code for i, x in f(a)} included, and loses the whole graph when one is a
 *     string ({@code x.p = "abc"})
 * @param loops a loop's body is followed once with what it feeds back into itself; the original runs it twice, which
 *     doubles the work with each level of nesting
 * @param otherwise the body of a {@code for} with an {@code else} is followed; the original skips it
 */
record Mends(boolean pairing, boolean loops, boolean otherwise) {
    static final Mends NONE = new Mends(false, false, false);
    static final Mends ALL = new Mends(true, true, true);
}
