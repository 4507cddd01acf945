package tokenward.dsl.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.plan.RunPlan;

/**
 * A setting that two runs do not agree on.
 *
 * @param path the setting
 * @param before its value in the first; empty where the first has no such setting
 * @param after its value in the second
 */
public record Difference(String path, Optional<Provenance> before, Optional<Provenance> after) {
    /** Returns all differences in value, in the order of the manual; notes and places do not count. */
    public static List<Difference> between(RunPlan first, RunPlan second) {
        Map<String, Provenance> before = index(first);
        Map<String, Provenance> after = index(second);
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            Optional<Provenance> one = Optional.ofNullable(before.get(path));
            Optional<Provenance> other = Optional.ofNullable(after.get(path));
            if (!one.map(Provenance::value).equals(other.map(Provenance::value))) {
                differences.add(new Difference(path, one, other));
            }
        }
        return differences;
    }

    /** Returns the listing, ending in a line break where there is any. */
    public static String text(List<Difference> differences) {
        StringBuilder out = new StringBuilder();
        for (Difference difference : differences) {
            out.append(difference.path()).append('\n');
            out.append("  - ").append(side(difference.before())).append('\n');
            out.append("  + ").append(side(difference.after())).append('\n');
        }
        return out.toString();
    }

    private static String side(Optional<Provenance> side) {
        return side.map(p -> (p.value().replace("\n", "\\n") + "   " + p.kind().word() + " " + p.where()
                                + (p.why().isEmpty() ? "" : "   " + p.why()))
                        .strip())
                .orElse("(no such setting)");
    }

    private static Map<String, Provenance> index(RunPlan run) {
        Map<String, Provenance> index = new LinkedHashMap<>();
        run.provenance().forEach(p -> index.put(p.path(), p));
        return index;
    }
}
