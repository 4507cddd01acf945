package tokenward.dsl.plan;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tokenward.dsl.vocabulary.ExperimentSettings;

/**
 * One run: a point of the sweep with every value settled.
 *
 * @param name {@code main}, or the point such as {@code credit=dense,seed=3}
 * @param point value of each swept axis as written, in order; empty when nothing is swept
 * @param settings every value
 * @param provenance every value as text with where it came from, in the order of the manual
 * @param fingerprint of everything that can change a result
 */
public record RunPlan(
        String name,
        SequencedMap<String, String> point,
        ExperimentSettings settings,
        List<Provenance> provenance,
        Fingerprint fingerprint) {
    public RunPlan {
        point = java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(point));
        provenance = List.copyOf(provenance);
    }

    /** Returns the provenance of a value, or of the default it has. */
    public Provenance provenanceOf(String path) {
        return provenance.stream()
                .filter(p -> p.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no setting " + path));
    }

    /** Returns all values as text by path. */
    public Map<String, String> values() {
        Map<String, String> values = new java.util.LinkedHashMap<>();
        provenance.forEach(p -> values.put(p.path(), p.value()));
        return values;
    }
}
