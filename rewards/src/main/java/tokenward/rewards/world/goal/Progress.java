package tokenward.rewards.world.goal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/**
 * How near a trace has come to meeting a goal: {@code 1 - d / d0}, where {@code d} is the least number of further events
 * until the monitor accepts and {@code d0} that number for the empty trace. Events are made up from what the goal looks
 * for. A goal that nothing can meet any more has progress 0; one that the empty trace meets has 1 until it is broken.
 */
public final class Progress {
    private static final int DEEPEST = 14;
    private static final int WIDEST = 4_000;
    private static final int KEPT = 20_000;
    /** Stands for all that a goal does not look for. */
    private static final Event OTHER = new Event("", List.of());

    private final Monitor initial;
    private final List<Event> letters;
    private final Map<Monitor, Integer> known = new ConcurrentHashMap<>();

    /** Prepares the progress of one goal. */
    public Progress(Monitor initial) {
        this.initial = initial;
        Set<EventTest> tests = new LinkedHashSet<>();
        initial.tests(tests);
        Set<Event> made = new LinkedHashSet<>(Set.of(OTHER));
        tests.forEach(test -> test.witness().ifPresent(made::add));
        this.letters = new ArrayList<>(made);
    }

    /** Returns the events a search for acceptance makes up. */
    List<Event> letters() {
        return letters;
    }

    /** Returns progress in [0, 1] of a monitor that has read a trace; the world is in its end state. */
    public double of(Monitor state, World end) {
        if (state.accepts(end)) {
            return 1;
        }
        if (initial.looksAtState()) {
            return 0;
        }
        OptionalInt now = distance(state, end);
        OptionalInt whole = distance(initial, end);
        if (now.isEmpty() || whole.isEmpty() || whole.getAsInt() == 0) {
            return 0;
        }
        return Math.max(0, 1 - now.getAsInt() / (double) whole.getAsInt());
    }

    /** Returns the least number of events to acceptance; empty when none was found within the bounds. */
    public OptionalInt distance(Monitor from, World end) {
        Integer cached = known.get(from);
        if (cached == null) {
            cached = search(from, end);
            if (known.size() < KEPT) {
                known.put(from, cached);
            }
        }
        return cached < 0 ? OptionalInt.empty() : OptionalInt.of(cached);
    }

    private int search(Monitor from, World end) {
        if (from.accepts(end)) {
            return 0;
        }
        Set<Monitor> seen = new HashSet<>(Set.of(from));
        Deque<Monitor> layer = new ArrayDeque<>(List.of(from));
        for (int depth = 1; depth <= DEEPEST && !layer.isEmpty(); depth++) {
            Deque<Monitor> next = new ArrayDeque<>();
            for (Monitor state : layer) {
                for (Event letter : letters) {
                    Monitor after = state.step(letter);
                    if (after.accepts(end)) {
                        return depth;
                    }
                    if (seen.size() < WIDEST && seen.add(after)) {
                        next.add(after);
                    }
                }
            }
            layer = next;
        }
        return -1;
    }
}
