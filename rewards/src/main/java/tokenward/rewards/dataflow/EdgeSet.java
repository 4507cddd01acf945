package tokenward.rewards.dataflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What CodeBLEU does to lists of edges. Where it leaves the order to a hash seed, order of appearance is kept. */
final class EdgeSet {
    private EdgeSet() {}

    /** Joins edges of a loop that agree in name, leaf and relation. */
    static List<Edge> mergedOverPasses(List<Edge> edges) {
        record Key(String name, int leaf, Edge.Relation relation) {}
        Map<Key, Edge> merged = new LinkedHashMap<>();
        for (Edge edge : edges) {
            merged.merge(new Key(edge.name(), edge.leaf(), edge.relation()), edge, (a, b) -> join(a, b, true));
        }
        return List.copyOf(merged.values());
    }

    /** Removes repetitions within each edge, as joining it with itself would. */
    static List<Edge> deduplicated(List<Edge> edges) {
        return edges.stream().map(edge -> join(edge, edge, true)).toList();
    }

    /** Sorts by leaf, keeps edges with parents and edges that are parents, and leaves one edge for each leaf. */
    static List<Edge> joined(List<Edge> edges) {
        List<Edge> sorted = new ArrayList<>(edges);
        sorted.sort(Comparator.comparingInt(Edge::leaf));
        Set<Integer> used = new HashSet<>();
        for (Edge edge : sorted) {
            if (!edge.parentLeaves().isEmpty()) {
                used.add(edge.leaf());
            }
            used.addAll(edge.parentLeaves());
        }
        Map<Integer, Edge> byLeaf = new LinkedHashMap<>();
        for (Edge edge : sorted) {
            if (used.contains(edge.leaf())) {
                byLeaf.merge(edge.leaf(), edge, (a, b) -> join(a, b, false));
            }
        }
        return List.copyOf(byLeaf.values());
    }

    private static Edge join(Edge first, Edge second, boolean sort) {
        Set<String> names = new LinkedHashSet<>(first.parents());
        names.addAll(second.parents());
        Set<Integer> leaves = new LinkedHashSet<>(first.parentLeaves());
        leaves.addAll(second.parentLeaves());
        List<Integer> ordered = sort ? leaves.stream().sorted().toList() : List.copyOf(leaves);
        return new Edge(first.name(), first.leaf(), first.relation(), List.copyOf(names), ordered, first.span());
    }
}
