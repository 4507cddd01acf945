package tokenward.dsl.plan;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checked experiment.
 *
 * @param name of the experiment
 * @param source the file it stands in
 * @param axes swept axes in the order written; empty when there is one run
 * @param runs one per point of the sweep, never empty
 * @param worlds imported worlds by name, in the order they were imported
 * @param fingerprint of all runs together
 */
public record ExperimentPlan(
        String name,
        Path source,
        List<Axis> axes,
        List<RunPlan> runs,
        Map<String, Path> worlds,
        Fingerprint fingerprint) {
    public ExperimentPlan {
        axes = List.copyOf(axes);
        runs = List.copyOf(runs);
        worlds = Collections.unmodifiableMap(new LinkedHashMap<>(worlds));
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("experiment " + name + " has no runs");
        }
    }

    /** Returns the first run; tables and figures are the same in all of them. */
    public RunPlan first() {
        return runs.get(0);
    }
}
