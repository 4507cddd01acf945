package tokenward.grammars.prefix.mask;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lr.Crown;
import tokenward.grammars.prefix.lr.Stacks;
import tokenward.grammars.prefix.lr.Watch;
import tokenward.grammars.prefix.scan.Line;
import tokenward.grammars.prefix.scan.Modes;
import tokenward.grammars.prefix.scan.Scanner;

/**
 * Remembers what walks found, under no more than they looked at: the tree, the stacks as deep as they were looked into,
 * and the line and the modes only where these mattered. So what was found after {@code return x} in one function is
 * found again after {@code y = x} in another. The least recently used are forgotten. Thread-safe.
 */
final class MaskMemory {
    private static final int DEEPEST = 63;

    private final long room;
    private final LinkedHashMap<Key, Ids> found = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Key, Depths> depths = new HashMap<>();
    private long bytes;

    /**
     * Creates a memory.
     *
     * @param room bytes it may take
     */
    MaskMemory(long room) {
        this.room = room;
    }

    /** What was looked at besides situation and stacks. */
    private record Around(Modes modes, Line line) {
        static Around of(Scanner scanner) {
            return new Around(scanner.modes(), scanner.line().forTokens());
        }
    }

    private record Key(
            TokenTrees.Key tree, Crown crown, @Nullable Around around) {}

    /** How deep walks from one state on top looked, as bit sets: those that looked around and those that did not. */
    private static final class Depths {
        private long plain;
        private long around;
    }

    /** Returns whether there is room for anything. */
    boolean remembers() {
        return room > 0;
    }

    /** Returns what a walk would find, when one like it was made before. */
    synchronized Optional<Ids> recall(TokenTrees.Key tree, Stacks parser, Scanner scanner) {
        Depths seen = depths.get(new Key(tree, parser.crown(1), null));
        if (seen == null) {
            return Optional.empty();
        }
        for (long bits = seen.plain; bits != 0; bits &= bits - 1) {
            Ids known = found.get(new Key(tree, parser.crown(Long.numberOfTrailingZeros(bits)), null));
            if (known != null) {
                return Optional.of(known);
            }
        }
        if (seen.around != 0) {
            Around around = Around.of(scanner);
            for (long bits = seen.around; bits != 0; bits &= bits - 1) {
                Ids known = found.get(new Key(tree, parser.crown(Long.numberOfTrailingZeros(bits)), around));
                if (known != null) {
                    return Optional.of(known);
                }
            }
        }
        return Optional.empty();
    }

    /** Keeps what a walk found that was watched. */
    synchronized void keep(TokenTrees.Key tree, Stacks parser, Watch watch, Optional<Scanner> around, Ids ids) {
        int depth = parser.depthSeen(watch);
        if (depth > DEEPEST) {
            return;
        }
        Depths seen = depths.computeIfAbsent(new Key(tree, parser.crown(1), null), k -> new Depths());
        if (around.isPresent()) {
            seen.around |= 1L << depth;
        } else {
            seen.plain |= 1L << depth;
        }
        Key key = new Key(tree, parser.crown(depth), around.map(Around::of).orElse(null));
        Ids before = found.put(key, ids);
        bytes += cost(ids) - (before == null ? 0 : cost(before));
        while (bytes > room) {
            bytes -= cost(found.pollFirstEntry().getValue());
        }
        if (depths.size() > 8 * found.size() + 1000) {
            depths.clear();
            found.clear();
            bytes = 0;
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long cost(Ids ids) {
        return ids.bytes() + 160;
    }
}
