package tokenward.experiments.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import tokenward.dsl.plan.Axis;
import tokenward.dsl.plan.Provenance;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.record.PlanRecord;

/**
 * The runs a report is about: one, the points of a sweep, or several that are set side by side.
 *
 * @param plan what was to be run
 * @param axes what tells the runs apart; empty for one run
 * @param runs those that have begun
 */
public record Experiment(PlanRecord plan, List<Axis> axes, List<Run> runs) {
    /** The axis of runs that are set side by side. */
    public static final String SIDE_BY_SIDE = "run";

    /** One run and where it stands on the axes. */
    public record Run(Map<String, String> point, Measurements measured) {}

    public Experiment {
        axes = List.copyOf(axes);
        runs = List.copyOf(runs);
    }

    /** Reads one run or a sweep. */
    public static Experiment of(ExperimentDirectory directory) {
        List<Run> runs = new ArrayList<>();
        for (RunDirectory run : directory.runs()) {
            runs.add(new Run(run.plan().point(), Measurements.of(run)));
        }
        return new Experiment(directory.top().plan(), directory.top().plan().axes(), runs);
    }

    /** Sets several runs or sweeps side by side, under names that tell them apart. */
    public static Experiment sideBySide(Map<String, ExperimentDirectory> named) {
        List<Run> runs = new ArrayList<>();
        Map<String, SequencedSet<String>> values = new LinkedHashMap<>();
        named.forEach((name, directory) -> {
            values.computeIfAbsent(SIDE_BY_SIDE, axis -> new LinkedHashSet<>()).add(name);
            for (Axis axis : directory.top().plan().axes()) {
                values.computeIfAbsent(axis.path(), path -> new LinkedHashSet<>())
                        .addAll(axis.values());
            }
            for (RunDirectory run : directory.runs()) {
                Map<String, String> point = new LinkedHashMap<>();
                point.put(SIDE_BY_SIDE, name);
                point.putAll(run.plan().point());
                runs.add(new Run(point, Measurements.of(run)));
            }
        });
        List<Axis> axes = values.entrySet().stream()
                .map(axis -> new Axis(axis.getKey(), List.copyOf(axis.getValue())))
                .toList();
        return new Experiment(together(named), axes, runs);
    }

    /** A plan for all of them: what differs between their settings, and nothing declared by only one. */
    private static PlanRecord together(Map<String, ExperimentDirectory> named) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        named.forEach((name, directory) -> directory
                .top()
                .plan()
                .settings()
                .forEach(setting -> values.computeIfAbsent(setting.path(), path -> new LinkedHashMap<>())
                        .put(name, setting.value())));
        List<Provenance> differing = new ArrayList<>();
        values.forEach((path, byName) -> {
            if (byName.size() < named.size()
                    || byName.values().stream().distinct().count() > 1) {
                String each = String.join(
                        ", ",
                        byName.entrySet().stream()
                                .map(one -> one.getKey() + ": " + one.getValue())
                                .toList());
                differing.add(new Provenance(path, each, Provenance.Kind.FILE, "", "differs between the runs"));
            }
        });
        PlanRecord first = named.values().iterator().next().top().plan();
        return new PlanRecord(
                String.join(", ", named.keySet()),
                String.join(", ", named.keySet()),
                "",
                first.fingerprint(),
                "",
                "",
                Map.of(),
                List.of(),
                "",
                differing,
                List.of(),
                List.of(),
                first.facts());
    }

    /** Returns the values of an axis that some run stands at, in the axis' order; none when there is no such axis. */
    public List<String> valuesOf(String path) {
        return axes.stream()
                .filter(axis -> axis.path().equals(path))
                .flatMap(axis -> axis.values().stream())
                .filter(value -> !at(Map.of(path, value)).isEmpty())
                .toList();
    }

    /** Returns whether there is an axis of that name. */
    public boolean hasAxis(String path) {
        return axes.stream().anyMatch(axis -> axis.path().equals(path));
    }

    /** Returns the runs that stand at the given values. */
    public List<Run> at(Map<String, String> point) {
        return runs.stream()
                .filter(run -> run.point().entrySet().containsAll(point.entrySet()))
                .toList();
    }

    /** Returns the paths of everything measured, sorted. */
    public SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>();
        runs.forEach(run -> paths.addAll(run.measured().paths()));
        return paths;
    }
}
