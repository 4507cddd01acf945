package tokenward.grammars.prefix.lr;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The upper part of some stacks, for comparison. Immutable. */
public final class Crown {
    private final int[] states;
    private final int hash;

    Crown(int[] states) {
        this.states = states;
        this.hash = Arrays.hashCode(states);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Crown that && hash == that.hash && Arrays.equals(states, that.states);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
