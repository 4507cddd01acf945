package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Everything one run's files, sweep point and command line say: values by path, and the blocks that hold them. */
public final class Tree {
    private final SequencedMap<String, Entry> entries = new LinkedHashMap<>();
    private final SequencedMap<String, Place> blocks = new LinkedHashMap<>();
    /** Values with a {@code @paper} note that something replaced. */
    private final Map<String, Entry> published = new LinkedHashMap<>();

    /** Creates an empty tree. */
    public Tree() {}

    /** Returns an independent copy. */
    public Tree copy() {
        Tree copy = new Tree();
        copy.entries.putAll(entries);
        copy.blocks.putAll(blocks);
        copy.published.putAll(published);
        return copy;
    }

    /** Sets a value; what was there before is replaced and keeps its place in the order. */
    public void put(Entry entry) {
        String path = entry.path();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            blocks.putIfAbsent(path.substring(0, dot), entry.name());
        }
        Entry replaced = entries.put(path, entry);
        if (replaced != null && replaced.isPublished()) {
            published.putIfAbsent(path, replaced);
        }
    }

    /** Returns the published value that the one in force took the place of. */
    Optional<Entry> published(String path) {
        return Optional.ofNullable(published.get(path));
    }

    /** Declares a block; the last declaration is the one that messages point at. */
    public void declare(String path, Place place) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            blocks.putIfAbsent(path.substring(0, dot), place);
        }
        blocks.put(path, place);
    }

    /** Removes a value or a block with all it holds, and returns whether there was one. */
    public boolean remove(String path) {
        String below = path + ".";
        boolean removed = entries.keySet().removeIf(p -> p.equals(path) || p.startsWith(below));
        removed |= blocks.keySet().removeIf(p -> p.equals(path) || p.startsWith(below));
        return removed;
    }

    /** Copies all below one block to another. */
    void copyBelow(String from, Tree source, String to) {
        String below = from.isEmpty() ? "" : from + ".";
        source.blocks.forEach((path, place) -> {
            if (path.startsWith(below)) {
                blocks.putIfAbsent(to + "." + path.substring(below.length()), place);
            }
        });
        source.entries.forEach((path, entry) -> {
            if (path.startsWith(below)) {
                put(entry.at(to + "." + path.substring(below.length())));
            }
        });
    }

    /** Returns what is written for a setting. */
    public Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** Returns all that is written, in the order first written. */
    public List<Entry> entries() {
        return new ArrayList<>(entries.values());
    }

    /** Returns where a block is declared. */
    public Optional<Place> block(String path) {
        return Optional.ofNullable(blocks.get(path));
    }

    /** Returns the names directly below a block: {@code [syntax, lint]} for {@code reward}. */
    public List<String> children(String path) {
        String below = path + ".";
        Set<String> names = new LinkedHashSet<>();
        blocks.keySet().stream().filter(p -> p.startsWith(below)).forEach(p -> names.add(first(p, below)));
        return new ArrayList<>(names);
    }

    /** Returns the values directly below a block, by name. */
    public Map<String, Entry> values(String path) {
        String below = path + ".";
        Map<String, Entry> values = new LinkedHashMap<>();
        entries.forEach((p, entry) -> {
            if (p.startsWith(below) && p.indexOf('.', below.length()) < 0) {
                values.put(p.substring(below.length()), entry);
            }
        });
        return values;
    }

    /** Returns all values anywhere below a block, by path from there. */
    public SequencedMap<String, Entry> below(String path) {
        String below = path + ".";
        SequencedMap<String, Entry> values = new LinkedHashMap<>();
        entries.forEach((p, entry) -> {
            if (p.startsWith(below)) {
                values.put(p.substring(below.length()), entry);
            }
        });
        return values;
    }

    /**
     * All that is written of one member of the experiment.
     *
     * @param entries its values in order
     * @param blocks the paths of the blocks that hold them
     */
    record Part(List<Entry> entries, List<String> blocks) {
        static final Part NOTHING = new Part(List.of(), List.of());

        /** Returns whether the very same lines of the files say it. */
        @SuppressWarnings("ReferenceEquality")
        boolean isSameAs(Part other) {
            boolean same = entries.size() == other.entries.size() && blocks.equals(other.blocks);
            for (int i = 0; same && i < entries.size(); i++) {
                same = entries.get(i) == other.entries.get(i);
            }
            return same;
        }
    }

    /** Returns all that is written, by the member of the experiment it is part of. */
    Map<String, Part> parts() {
        Map<String, Part> parts = new HashMap<>();
        entries.forEach((path, entry) -> part(path, parts).entries().add(entry));
        blocks.keySet().forEach(path -> part(path, parts).blocks().add(path));
        return parts;
    }

    private static Part part(String path, Map<String, Part> parts) {
        int dot = path.indexOf('.');
        return parts.computeIfAbsent(
                dot < 0 ? path : path.substring(0, dot), name -> new Part(new ArrayList<>(), new ArrayList<>()));
    }

    /** Returns the paths of all blocks that stand in a member of the experiment: {@code reward.lint}. */
    List<String> namedBlocks() {
        return blocks.keySet().stream()
                .filter(path -> path.indexOf('.') > 0 && path.indexOf('.') == path.lastIndexOf('.'))
                .toList();
    }

    /** Returns the place nearest to a path that is not written: the innermost block that would hold it. */
    public Optional<Place> nearest(String path) {
        String at = path;
        while (!at.isEmpty()) {
            if (blocks.containsKey(at)) {
                return block(at);
            }
            int dot = at.lastIndexOf('.');
            at = dot < 0 ? "" : at.substring(0, dot);
        }
        return Optional.empty();
    }

    private static String first(String path, String below) {
        int dot = path.indexOf('.', below.length());
        return dot < 0 ? path.substring(below.length()) : path.substring(below.length(), dot);
    }
}
