package tokenward.rewards.dataflow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which edges of the reference the candidate has too.
 *
 * @param matches for each reference edge its counterpart among the candidate's edges, or empty
 * @param matched how many have one
 */
public record DataFlowMatch(List<OptionalInt> matches, int matched) {
    public DataFlowMatch {
        matches = List.copyOf(matches);
    }

    /** An edge whose names are stand-ins. */
    record Item(String name, Edge.Relation relation, List<String> parents) {}

    /** Compares two graphs. */
    public static DataFlowMatch of(DataFlowGraph reference, DataFlowGraph candidate, DataFlowConfig.Matching matching) {
        DataFlowMatch numbered = match(numbered(reference), numbered(candidate));
        return matching == DataFlowConfig.Matching.GLOBAL
                ? numbered
                : Renaming.best(reference.edges(), candidate.edges(), numbered);
    }

    /** Returns the share of the reference's edges that were found, in [0, 1]; 0 for a reference without edges. */
    public double recall() {
        return matches.isEmpty() ? 0 : (double) matched / matches.size();
    }

    /** Takes each candidate item for at most one reference item, the first that is left. */
    static DataFlowMatch match(List<Item> reference, List<Item> candidate) {
        Map<Item, Deque<Integer>> left = new HashMap<>();
        for (int i = 0; i < candidate.size(); i++) {
            left.computeIfAbsent(candidate.get(i), item -> new ArrayDeque<>()).add(i);
        }
        OptionalInt[] matches = new OptionalInt[reference.size()];
        Arrays.fill(matches, OptionalInt.empty());
        int matched = 0;
        for (int i = 0; i < matches.length; i++) {
            Deque<Integer> free = left.get(reference.get(i));
            if (free != null && !free.isEmpty()) {
                matches[i] = OptionalInt.of(free.removeFirst());
                matched++;
            }
        }
        return new DataFlowMatch(List.of(matches), matched);
    }

    /** Numbers names by first appearance over the whole program, parents before the value they make. */
    static List<Item> numbered(DataFlowGraph graph) {
        Map<String, String> names = new HashMap<>();
        List<Item> items = new ArrayList<>();
        for (Edge edge : graph.edges()) {
            List<String> parents = new ArrayList<>();
            for (String parent : edge.parents()) {
                parents.add(number(names, parent));
            }
            items.add(new Item(number(names, edge.name()), edge.relation(), parents));
        }
        return items;
    }

    private static String number(Map<String, String> names, String name) {
        String next = Integer.toString(names.size());
        String known = names.putIfAbsent(name, next);
        return known == null ? next : known;
    }
}
