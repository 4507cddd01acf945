package tokenward.engine.rollout;

import java.util.stream.IntStream;

/** Random orders from keyed draws. */
public final class Shuffle {
    private Shuffle() {}

    /** Returns a permutation of 0 to size - 1, by Fisher and Yates. */
    public static int[] permutation(int size, Uniforms random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = (int) (random.uniform(i) * (i + 1));
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }
}
