package tokenward.grammars.prefix.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lexer's mode and those it returns to; an immutable linked stack.
 *
 * @param mode the present mode
 * @param fence what may not be written until this mode is left, see {@link Fence}
 * @param below where a {@code popMode} leads
 */
public record Modes(int mode, int fence, @Nullable Modes below) {
    boolean isBottom() {
        return below == null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Modes a = this;
        Modes b = other instanceof Modes modes ? modes : null;
        while (a != b) {
            if (a == null || b == null || a.mode != b.mode || a.fence != b.fence) {
                return false;
            }
            a = a.below;
            b = b.below;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Modes m = this; m != null; m = m.below) {
            hash = 31 * hash + Objects.hash(m.mode, m.fence);
        }
        return hash;
    }
}
