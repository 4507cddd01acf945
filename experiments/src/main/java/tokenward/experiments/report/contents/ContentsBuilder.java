package tokenward.experiments.report.contents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.experiments.measure.Curve;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.report.contents.Contents.Named;
import tokenward.experiments.table.Table;
import tokenward.experiments.table.TableBuilder;

/** Chooses what a report holds. */
final class ContentsBuilder {
    private static final List<String> NEVER_DRAWN = List.of("update", "seconds");

    /** What differs by less differs by rounding only. */
    private static final double ROUNDING = 1e-5;

    private final Experiment experiment;
    private final FigureBuilder figures;
    private final TableBuilder tables;

    ContentsBuilder(Experiment experiment, FigureBuilder figures) {
        this.experiment = experiment;
        this.figures = figures;
        this.tables = new TableBuilder(experiment);
    }

    Optional<Table> overview() {
        return experiment.axes().isEmpty() ? tables.overview() : Optional.empty();
    }

    List<Table> tables() {
        List<Table> all = new ArrayList<>();
        experiment.plan().tables().forEach(table -> all.add(tables.build(table)));
        if (all.isEmpty() && !experiment.axes().isEmpty()) {
            tables.byGroup(figures.groups()).ifPresent(all::add);
        }
        return all;
    }

    /** Declared figures first; then each evaluation measured on the way, and the reward. */
    List<Named> figures() {
        List<Named> all = new ArrayList<>();
        experiment.plan().figures().forEach(figure -> all.add(new Named(figure.name(), "", figures.build(figure))));
        for (String path : experiment.paths()) {
            boolean isEvaluation = path.startsWith("evaluate.") && path.contains("pass@") && isCurve(path);
            if ((isEvaluation || path.equals("reward.total")) && !isDeclared(path)) {
                all.add(named(path, false));
            }
        }
        return all;
    }

    List<Named> small() {
        return experiment.paths().stream()
                .filter(path -> !NEVER_DRAWN.contains(path) && !path.equals("reward.total"))
                .filter(path -> !(path.startsWith("evaluate.") && path.contains("pass@")))
                .filter(path -> !isTwin(path))
                .filter(path -> isCurve(path) && constant(path).isEmpty())
                .map(path -> named(path, true))
                .toList();
    }

    /** The share of an outcome is logged for every evaluation, and again by its name where the file asks for it. */
    private boolean isTwin(String path) {
        return path.contains(".outcome.") && experiment.paths().contains(path.replaceFirst("\\.outcome\\.", "."));
    }

    /** A series that a declared figure shows over updates needs no second one. */
    private boolean isDeclared(String path) {
        return experiment.plan().figures().stream()
                .filter(figure -> figure.kind() == FigureSettings.Kind.CURVES)
                .filter(figure -> figure.x().path().equals("update"))
                .anyMatch(
                        figure -> figure.y().stream().anyMatch(y -> y.toString().equals(path)));
    }

    /** Returns the series that never change, which a sentence shows as well as a picture. */
    SortedMap<String, Double> constants() {
        SortedMap<String, Double> constants = new TreeMap<>();
        for (String path : experiment.paths()) {
            if (!NEVER_DRAWN.contains(path) && isCurve(path)) {
                constant(path).ifPresent(value -> constants.put(path, value));
            }
        }
        return constants;
    }

    private OptionalDouble constant(String path) {
        double[] values = experiment.runs().stream()
                .flatMap(run -> run.measured().curve(path).points().stream())
                .mapToDouble(Curve.Point::y)
                .toArray();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        boolean isConstant = high - low <= ROUNDING * Math.max(Math.abs(low), Math.abs(high));
        return isConstant && values.length > 0 ? OptionalDouble.of((low + high) / 2) : OptionalDouble.empty();
    }

    private Named named(String path, boolean isSmall) {
        return new Named(path.replaceAll("[^A-Za-z0-9]+", "_"), path, figures.series(path, isSmall));
    }

    private boolean isCurve(String path) {
        return experiment.runs().stream()
                .anyMatch(run -> run.measured().curve(path).points().size() > 1);
    }
}
