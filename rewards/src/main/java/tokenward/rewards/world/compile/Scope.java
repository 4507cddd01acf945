package tokenward.rewards.world.compile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.PlaceCode;

/** The locals of one call: parameters, lets and loop variables, each at an index of the frame. */
final class Scope {
    private final Deque<Map<String, Local>> blocks = new ArrayDeque<>();
    private int size;

    /** A local; the place it was read from when it is an element of the state. */
    record Local(int index, Kind kind, Optional<PlaceCode> place) {}

    Scope() {
        blocks.push(new LinkedHashMap<>());
    }

    void open() {
        blocks.push(new LinkedHashMap<>());
    }

    void close() {
        blocks.pop();
    }

    /** Declares a local and returns its index. */
    int declare(String name, Kind kind) {
        return declare(name, kind, Optional.empty());
    }

    int declare(String name, Kind kind, Optional<PlaceCode> place) {
        int index = reserve(1);
        rebind(name, new Local(index, kind, place));
        return index;
    }

    /** Reserves unnamed locals and returns the first one's index. */
    int reserve(int count) {
        int first = size;
        size += count;
        return first;
    }

    void rebind(String name, Local local) {
        Map<String, Local> block = blocks.peek();
        if (block != null) {
            block.put(name, local);
        }
    }

    Optional<Local> find(String name) {
        for (Map<String, Local> block : blocks) {
            Local local = block.get(name);
            if (local != null) {
                return Optional.of(local);
            }
        }
        return Optional.empty();
    }

    /** Hides all locals while a definition's body is compiled; call the result to get them back. */
    Runnable hide() {
        Deque<Map<String, Local>> hidden = new ArrayDeque<>(blocks);
        blocks.clear();
        blocks.push(new HashMap<>());
        return () -> {
            blocks.clear();
            blocks.addAll(hidden);
        };
    }

    /** Returns how many locals a frame needs. */
    int size() {
        return size;
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        blocks.forEach(block -> names.addAll(block.keySet()));
        return names;
    }
}
