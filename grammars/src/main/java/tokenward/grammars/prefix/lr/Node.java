package tokenward.grammars.prefix.lr;

import org.jspecify.annotations.Nullable;

/** The top of an LR stack, immutable; stacks share what lies below. */
final class Node {
    final int state;
    final @Nullable Node up;
    final int hash;
    final int depth;

    Node(int state, @Nullable Node up) {
        this.state = state;
        this.up = up;
        this.hash = up == null ? state : 31 * up.hash + state;
        this.depth = up == null ? 0 : up.depth + 1;
    }

    boolean sameAs(Node that) {
        Node a = this;
        Node b = that;
        while (a != b) {
            if (a.state != b.state || a.hash != b.hash || a.depth != b.depth) {
                return false;
            }
            if (a.up == null || b.up == null) {
                return true;
            }
            a = a.up;
            b = b.up;
        }
        return true;
    }
}
