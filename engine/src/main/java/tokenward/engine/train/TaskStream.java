package tokenward.engine.train;

import java.util.ArrayList;
import java.util.List;
import tokenward.engine.rollout.Shuffle;
import tokenward.engine.rollout.Uniforms;

/**
 * An endless, shuffled walk over a data set: every pass visits each item once, in an order of its own. The item at a
 * position depends on seed and position alone, so a resumed run meets the same items.
 */
final class TaskStream<T> {
    private final List<T> items;
    private final Uniforms random;
    private long pass = -1;
    private int[] order = {};

    TaskStream(List<T> items, Uniforms random) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to train on: the data set is empty");
        }
        this.items = List.copyOf(items);
        this.random = random;
    }

    /** Returns {@code count} items from a position on. */
    List<T> from(long position, int count) {
        List<T> batch = new ArrayList<>(count);
        for (long n = position; n < position + count; n++) {
            if (n / items.size() != pass) {
                pass = n / items.size();
                order = Shuffle.permutation(items.size(), random.at(pass));
            }
            batch.add(items.get(order[(int) (n % items.size())]));
        }
        return batch;
    }
}
