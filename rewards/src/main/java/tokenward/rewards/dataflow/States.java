package tokenward.rewards.dataflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where each name was last written: its possible leaves. Copied, never shared. */
final class States {
    private final Map<String, List<Integer>> leaves;

    private States(Map<String, List<Integer>> leaves) {
        this.leaves = leaves;
    }

    static States empty() {
        return new States(new TreeMap<>());
    }

    /** Returns what holds when either may have happened. */
    static States union(List<States> branches) {
        Map<String, List<Integer>> all = new TreeMap<>();
        for (States branch : branches) {
            branch.leaves.forEach((name, found) -> all.merge(
                    name,
                    found,
                    (a, b) -> Stream.concat(a.stream(), b.stream())
                            .distinct()
                            .sorted()
                            .toList()));
        }
        return new States(all);
    }

    States copy() {
        return new States(new TreeMap<>(leaves));
    }

    Optional<List<Integer>> of(String name) {
        return Optional.ofNullable(leaves.get(name));
    }

    void write(String name, int leaf) {
        leaves.put(name, List.of(leaf));
    }
}
