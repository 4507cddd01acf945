package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tokenward.dsl.plan.Fingerprint;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.grammars.text.Diagnostic;

/**
 * Makes the runs of a sweep. Most runs differ in one or two values: every member of the experiment, such as {@code ppo},
 * is bound once for all runs that write the same there, and they share the object.
 */
final class RunBinder {
    private final Shapes shapes;
    private final Declared experiment;
    private final List<String> worlds;
    private final List<Diagnostic> problems;
    private final Map<String, List<Part>> known = new HashMap<>();

    /** A member as it was bound for some run. */
    private record Part(
            Tree.Part written, Object value, List<Provenance> provenance, SortedMap<String, String> canonical) {}

    RunBinder(Shapes shapes, Declared experiment, List<String> worlds, List<Diagnostic> problems) {
        this.shapes = shapes;
        this.experiment = experiment;
        this.worlds = worlds;
        this.problems = problems;
    }

    /** Returns the run of a point, or empty when a value cannot be made. */
    Optional<RunPlan> bind(Sweep.Point point) {
        Tree tree = point.tree();
        Map<String, Tree.Part> written = tree.parts();
        String around = around(tree);
        List<Object> values = new ArrayList<>();
        List<Provenance> provenance = new ArrayList<>();
        SortedMap<String, String> canonical = new TreeMap<>();
        for (Member member : Resolver.SCHEMA.members()) {
            part(member, tree, written.getOrDefault(member.name(), Tree.Part.NOTHING), around)
                    .ifPresent(part -> {
                        values.add(part.value());
                        provenance.addAll(part.provenance());
                        canonical.putAll(part.canonical());
                    });
        }
        if (values.size() < Resolver.SCHEMA.members().size()) {
            return Optional.empty();
        }
        ExperimentSettings settings =
                (ExperimentSettings) Resolver.SCHEMA.create().apply(values);
        return Optional.of(
                new RunPlan(point.name(), point.coordinates(), settings, provenance, Fingerprint.of(canonical)));
    }

    /** What decides about a member besides its own values: the method's defaults, and the blocks its values may name. */
    private static String around(Tree tree) {
        return tree.entry("method").map(e -> e.value().text()).orElse("")
                + tree.namedBlocks().stream().collect(Collectors.joining(" ", " ", " "));
    }

    private Optional<Part> part(Member member, Tree tree, Tree.Part written, String around) {
        List<Part> same = known.computeIfAbsent(around + member.name(), key -> new ArrayList<>());
        for (Part part : same) {
            if (part.written().isSameAs(written)) {
                return Optional.of(part);
            }
        }
        SettingsBinder binder = new SettingsBinder(tree, shapes, experiment, worlds, problems);
        Optional<Part> made =
                binder.bind(member).map(value -> new Part(written, value, binder.provenance(), binder.canonical()));
        made.ifPresent(same::add);
        return made;
    }
}
