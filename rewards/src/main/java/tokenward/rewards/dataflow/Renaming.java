package tokenward.rewards.dataflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Pairs the names of two programs one to one so that many edges agree. Finding the best pairing is as hard as comparing
 * graphs, so names are paired by an assignment over what can be seen of each alone, and again over what the first pairing
 * shows of their neighbours; the best of these, of equal names and of CodeBLEU's numbering is taken.
 */
final class Renaming {
    private static final int ROUNDS = 3;

    private final List<Edge> reference;
    private final List<Edge> candidate;
    private final List<String> referenceNames;
    private final List<String> candidateNames;

    private Renaming(List<Edge> reference, List<Edge> candidate) {
        this.reference = reference;
        this.candidate = candidate;
        this.referenceNames = names(reference);
        this.candidateNames = names(candidate);
    }

    /** Returns the best match found, at least as good as the one given. */
    static DataFlowMatch best(List<Edge> reference, List<Edge> candidate, DataFlowMatch known) {
        Renaming renaming = new Renaming(reference, candidate);
        Map<String, String> pairs = renaming.equalNames();
        DataFlowMatch best = better(known, renaming.match(pairs));
        Map<String, String> neighbours = Map.of();
        for (int round = 0; round < ROUNDS && best.matched() < reference.size(); round++) {
            neighbours = renaming.pair(neighbours);
            best = better(best, renaming.match(neighbours));
        }
        return best;
    }

    private static DataFlowMatch better(DataFlowMatch first, DataFlowMatch second) {
        return second.matched() > first.matched() ? second : first;
    }

    private static List<String> names(List<Edge> edges) {
        Set<String> names = new LinkedHashSet<>();
        for (Edge edge : edges) {
            names.addAll(edge.parents());
            names.add(edge.name());
        }
        return List.copyOf(names);
    }

    private Map<String, String> equalNames() {
        Map<String, String> pairs = new HashMap<>();
        referenceNames.stream().filter(candidateNames::contains).forEach(name -> pairs.put(name, name));
        return pairs;
    }

    private DataFlowMatch match(Map<String, String> pairs) {
        return DataFlowMatch.match(
                items(reference, name -> pairs.getOrDefault(name, "no counterpart of " + name)),
                items(candidate, name -> name));
    }

    private static List<DataFlowMatch.Item> items(List<Edge> edges, UnaryOperator<String> renamed) {
        return edges.stream()
                .map(edge -> new DataFlowMatch.Item(
                        renamed.apply(edge.name()),
                        edge.relation(),
                        edge.parents().stream().map(renamed).toList()))
                .toList();
    }

    /** Pairs names by how many of their edges look alike, with the neighbours already paired told apart. */
    private Map<String, String> pair(Map<String, String> known) {
        Map<String, Map<String, Integer>> left = signatures(reference, name -> known.getOrDefault(name, "?"));
        Map<String, Map<String, Integer>> right = signatures(candidate, name -> known.containsValue(name) ? name : "?");
        double[][] gain = new double[referenceNames.size()][candidateNames.size()];
        for (int i = 0; i < gain.length; i++) {
            for (int j = 0; j < gain[i].length; j++) {
                String a = referenceNames.get(i);
                String b = candidateNames.get(j);
                gain[i][j] = common(left.getOrDefault(a, Map.of()), right.getOrDefault(b, Map.of()))
                        + (a.equals(b) ? 0.5 : 0)
                        - 1e-6 * Math.abs(i - j);
            }
        }
        int[] partner = Assignment.best(gain);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                pairs.put(referenceNames.get(i), candidateNames.get(partner[i]));
            }
        }
        return pairs;
    }

    /** Counts, for each name, the edges it is part of: its own role by name, all other names through {@code shown}. */
    private static Map<String, Map<String, Integer>> signatures(List<Edge> edges, UnaryOperator<String> shown) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (Edge edge : edges) {
            Set<String> involved = new LinkedHashSet<>(edge.parents());
            involved.add(edge.name());
            for (String name : involved) {
                List<String> seen = new ArrayList<>();
                seen.add(edge.name().equals(name) ? "!" : shown.apply(edge.name()));
                seen.add(edge.relation().name());
                edge.parents().forEach(parent -> seen.add(parent.equals(name) ? "!" : shown.apply(parent)));
                counts.computeIfAbsent(name, n -> new HashMap<>()).merge(String.join(" ", seen), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static int common(Map<String, Integer> left, Map<String, Integer> right) {
        int sum = 0;
        for (Map.Entry<String, Integer> entry : left.entrySet()) {
            sum += Math.min(entry.getValue(), right.getOrDefault(entry.getKey(), 0));
        }
        return sum;
    }
}
