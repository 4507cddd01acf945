package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tokenward.dsl.plan.Axis;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;

/** The product of the swept axes: one tree per point. */
final class Sweep {
    private static final String BLOCK = "sweep";
    private static final String ABLATE = "ablate";
    private static final int MOST = 10_000;

    /** One point. */
    record Point(SequencedMap<String, String> coordinates, Tree tree) {
        String name() {
            StringBuilder name = new StringBuilder();
            coordinates.forEach((axis, value) -> name.append(name.isEmpty() ? "" : ",")
                    .append(axis)
                    .append('=')
                    .append(value));
            return name.isEmpty() ? "main" : name.toString();
        }
    }

    private final Tree tree;
    private final SequencedMap<String, Entry> axes;
    private final List<Diagnostic> problems;

    Sweep(Tree tree, List<Diagnostic> problems) {
        this.tree = tree;
        this.axes = tree.below(BLOCK);
        this.problems = problems;
    }

    List<Axis> axes() {
        List<Axis> list = new ArrayList<>();
        axes.forEach((path, entry) ->
                list.add(new Axis(path, values(entry).stream().map(Value::text).toList())));
        return list;
    }

    /** Returns all points, the last axis moving fastest; empty when a fault was reported. */
    List<Point> points() {
        Tree plain = tree.copy();
        plain.remove(BLOCK);
        long size = 1;
        for (Entry axis : axes.values()) {
            fixedAsWell(axis);
            size *= Math.max(1, values(axis).size());
            if (size > MOST) {
                problems.add(Diagnostic.of(
                        ExpCode.E0507,
                        "this sweep has more than " + MOST + " runs",
                        axis.name().source(),
                        axis.whole().span(),
                        "with this axis"));
                return List.of();
            }
        }
        List<Point> points = new ArrayList<>(List.of(new Point(new LinkedHashMap<>(), plain)));
        for (Map.Entry<String, Entry> axis : axes.entrySet()) {
            List<Point> more = new ArrayList<>();
            for (Point point : points) {
                for (Value value : values(axis.getValue())) {
                    more.add(step(point, axis.getKey(), axis.getValue(), value));
                }
            }
            points = more;
        }
        return points;
    }

    private Point step(Point from, String path, Entry axis, Value value) {
        SequencedMap<String, String> coordinates = new LinkedHashMap<>(from.coordinates());
        coordinates.put(path, value.text());
        Tree next = from.tree().copy();
        if (path.equals(ABLATE)) {
            ablate(value, axis, next);
        } else {
            next.put(new Entry(path, value, axis.name(), axis.directory(), axis.notes(), new Origin.Sweep()));
        }
        return new Point(coordinates, next);
    }

    private void ablate(Value value, Entry axis, Tree next) {
        if (value instanceof Value.None) {
            return;
        }
        if (!(value instanceof Value.Reference reference)) {
            problems.add(Diagnostic.of(
                            ExpCode.E0304,
                            "`ablate` names blocks to leave out, not " + value.kind(),
                            axis.name().source(),
                            value.span(),
                            "expects a block such as `reward.lint`")
                    .help("`none` is the point that leaves nothing out"));
            return;
        }
        if (next.remove(reference.text())) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (String kind : List.of("reward", "evaluate", "data", "model")) {
            tree.children(kind).forEach(child -> names.add(kind + "." + child));
        }
        problems.add(Diagnostic.of(
                        ExpCode.E0211,
                        "there is no `" + reference.text() + "` to leave out",
                        axis.name().source(),
                        value.span(),
                        "nothing declares it")
                .meant(Nearest.of(reference.text(), names)));
    }

    /** An axis that the command line fixes as well would silently lose its other values. */
    private void fixedAsWell(Entry axis) {
        String path = axis.path().substring(BLOCK.length() + 1);
        Optional<Entry> fixed = tree.entry(path).filter(e -> e.origin() instanceof Origin.CommandLine);
        fixed.ifPresent(entry -> problems.add(Diagnostic.of(
                        ExpCode.E0502,
                        "`" + path + "` is swept by this experiment, so the command line cannot also fix it",
                        entry.name().source(),
                        entry.whole().span(),
                        "fixed here")
                .against(axis.name().source(), axis.whole().span(), values(axis).size() + " values are declared here")
                .help("to run one point of the sweep write `--only " + path + "="
                        + entry.value().text() + "`; to replace the axis write `sweep." + path + "=["
                        + entry.value().text() + "]`")));
    }

    private static List<Value> values(Entry axis) {
        ExpNode.Path name = new ExpNode.Path(List.of(), axis.name().span());
        ExpNode.Setting setting =
                new ExpNode.Setting(name, axis.value(), List.of(), axis.whole().span());
        return Axes.silently(setting, axis.name().source()).orElse(List.of());
    }
}
