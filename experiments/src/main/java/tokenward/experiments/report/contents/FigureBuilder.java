package tokenward.experiments.report.contents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tokenward.dsl.type.Expression;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.experiments.figure.BarChart;
import tokenward.experiments.figure.Figure;
import tokenward.experiments.figure.Ink;
import tokenward.experiments.figure.LineChart;
import tokenward.experiments.figure.LineChart.Band;
import tokenward.experiments.figure.LineChart.Line;
import tokenward.experiments.figure.LineChart.Panel;
import tokenward.experiments.measure.Curve;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Experiment.Run;
import tokenward.experiments.measure.Interval;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.measure.Query;
import tokenward.experiments.measure.Summary;
import tokenward.experiments.table.Part;
import tokenward.experiments.table.Words;

/** Draws the figures a plan declares, and those every report has. */
final class FigureBuilder {
    private static final Shown USUAL = new Shown(Summary.USUAL, Optional.of(Summary.USUAL), false);
    private static final double WIDE = 446;
    private static final double TALL = 240;
    private static final double SMALL_WIDE = 300;
    private static final double SMALL_TALL = 140;
    private static final int NOISY = 40;

    /** How several runs are shown: as one line, in a band when there is one, before the runs themselves when wanted. */
    private record Shown(Summary line, Optional<Summary> band, boolean runs) {}

    private final Experiment experiment;
    private final RolloutChoice rollouts;

    FigureBuilder(Experiment experiment, RolloutChoice rollouts) {
        this.experiment = experiment;
        this.rollouts = rollouts;
    }

    /** Returns a declared figure. */
    Figure build(FigureSettings settings) {
        return switch (settings.kind()) {
            case CURVES -> curves(settings);
            case BARS -> bars(settings, true);
            case POINTS -> bars(settings, false);
            case HEATMAP -> rollouts.tokenMap(settings);
        };
    }

    /** Returns a figure of one series over updates, as every report has them; small ones stand in a grid. */
    Figure series(String path, boolean isSmall) {
        List<Line> lines = new ArrayList<>();
        List<Map<String, String>> groups = groups();
        for (int i = 0; i < groups.size(); i++) {
            Map<String, String> group = groups.get(i);
            String label = Words.point(group);
            line(label, Ink.series(i), path, "update", group, USUAL).ifPresent(lines::add);
        }
        String label = Words.series(path);
        return new LineChart(
                "",
                "update",
                List.of(new Panel("", label, lines)),
                isSmall ? SMALL_WIDE : WIDE,
                isSmall ? SMALL_TALL : TALL);
    }

    /** Returns the points of all swept settings but the seed: runs that differ in the seed only belong together. */
    List<Map<String, String>> groups() {
        List<Map<String, String>> groups = new ArrayList<>();
        for (Run run : experiment.runs()) {
            Map<String, String> group = new LinkedHashMap<>(run.point());
            group.remove("seed");
            if (!groups.contains(group)) {
                groups.add(group);
            }
        }
        return groups;
    }

    private Figure curves(FigureSettings settings) {
        String x = settings.x().path();
        String by = settings.by().map(Object::toString).orElse("");
        String facet = settings.facet().map(Object::toString).orElse("");
        List<String> series = settings.y().stream().map(Expression::toString).toList();
        List<Panel> panels = new ArrayList<>();
        boolean panelPerSeries = facet.isEmpty() && !by.isEmpty() && series.size() > 1;
        if (panelPerSeries) {
            for (String path : series) {
                panels.add(panel(settings, Words.series(path), List.of(path), Map.of(), x, by));
            }
        } else if (!facet.isEmpty() && !experiment.valuesOf(facet).isEmpty()) {
            for (String value : experiment.valuesOf(facet)) {
                String title = facet.equals("ablate") ? Words.value(facet, value) : Words.of(facet) + " = " + value;
                panels.add(panel(settings, title, series, Map.of(facet, value), x, by));
            }
        } else {
            panels.add(panel(settings, "", series, Map.of(), x, by));
        }
        double width = panels.size() == 1 ? WIDE : panels.size() == 2 ? 470 : Math.max(240, 980.0 / panels.size());
        return new LineChart(settings.title(), Words.series(x), panels, width, TALL);
    }

    private Panel panel(
            FigureSettings settings, String title, List<String> series, Map<String, String> at, String x, String by) {
        boolean isMean = settings.line().isPresent();
        Shown shown = new Shown(
                Summary.of(settings.line()),
                settings.band().map(Summary::of),
                !isMean && settings.band().isEmpty());
        List<Line> lines = new ArrayList<>();
        for (String path : series) {
            if (by.isEmpty()) {
                String label = series.size() > 1 ? Words.series(path) : "";
                line(label, Ink.series(lines.size()), path, x, at, shown).ifPresent(lines::add);
            } else {
                int colour = 0;
                for (String value : experiment.valuesOf(by)) {
                    Map<String, String> point = new LinkedHashMap<>(at);
                    point.put(by, value);
                    String word = Words.alone(by, value);
                    String label = series.size() > 1 ? word + " " + Words.series(path) : word;
                    Ink ink = Ink.series(series.size() > 1 ? lines.size() : colour++);
                    line(label, ink, path, x, point, shown).ifPresent(lines::add);
                }
            }
        }
        String yLabel = series.size() == 1 ? Words.series(series.get(0)) : family(series);
        return new Panel(title, yLabel, lines);
    }

    /** Several runs become their mean with a band; one noisy run becomes a running mean before its own points. */
    private Optional<Line> line(String label, Ink ink, String path, String x, Map<String, String> at, Shown shown) {
        List<Curve> curves = experiment.at(at).stream()
                .map(run -> run.measured().curve(path, x))
                .filter(curve -> !curve.isEmpty())
                .toList();
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        if (curves.size() == 1) {
            Curve curve = curves.get(0);
            int n = curve.points().size();
            return Optional.of(
                    n < NOISY || path.startsWith("evaluate.")
                            ? new Line(label, ink, curve, Optional.empty(), List.of(), n <= NOISY)
                            : new Line(label, ink, curve.smooth(n / 25), Optional.empty(), List.of(curve), false));
        }
        TreeMap<Double, Double> middle = new TreeMap<>();
        TreeMap<Double, Double> low = new TreeMap<>();
        TreeMap<Double, Double> high = new TreeMap<>();
        for (double at1 : sharedBy(curves, x)) {
            double[] values = curves.stream()
                    .map(curve -> curve.between(at1))
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .toArray();
            Interval interval = shown.band().orElse(shown.line()).of(values);
            middle.put(at1, shown.line().of(values).middle());
            // An interval of a share may reach beyond what a share can be; the band need not.
            boolean isShare = Words.isShare(path);
            low.put(at1, isShare ? Math.max(0, interval.low()) : interval.low());
            high.put(at1, isShare ? Math.min(1, interval.high()) : interval.high());
        }
        if (middle.isEmpty()) {
            return Optional.empty();
        }
        Optional<Band> band = shown.band().map(summary -> new Band(Curve.of(low), Curve.of(high)));
        boolean few = middle.size() <= NOISY;
        return Optional.of(new Line(label, ink, Curve.of(middle), band, shown.runs() ? curves : List.of(), few));
    }

    /**
     * Where all curves have a number. Runs are measured after the same updates; over any other series they are not, and are
     * compared where the first has points and all others reach.
     */
    private static SortedSet<Double> sharedBy(List<Curve> curves, String x) {
        SortedSet<Double> shared = new TreeSet<>();
        for (Curve.Point point : curves.get(0).points()) {
            boolean isShared = curves.stream()
                    .map(curve -> x.equals("update") ? curve.at(point.x()) : curve.between(point.x()))
                    .allMatch(OptionalDouble::isPresent);
            if (isShared) {
                shared.add(point.x());
            }
        }
        return shared;
    }

    private Figure bars(FigureSettings settings, boolean hasBars) {
        String by = settings.by().or(settings::facet).map(Object::toString).orElse("");
        List<Part> parts = Part.of(settings.y(), experiment);
        Summary summary = Summary.of(settings.band());
        List<BarChart.Group> groups = new ArrayList<>();
        for (String value : by.isEmpty() ? List.of("") : experiment.valuesOf(by)) {
            List<BarChart.Bar> bars = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                Query question = part.narrow().apply(Query.ANYTHING);
                Query query = by.isEmpty() ? question : question.at(by, value);
                Ink ink = Ink.series(parts.size() > 1 ? i : groups.size());
                List<Double> runs = query.answers(experiment).stream()
                        .map(Query.Answer::value)
                        .toList();
                query.answer(experiment, summary)
                        .ifPresent(interval -> bars.add(
                                new BarChart.Bar(part.label(), ink, interval, runs.size() > 1 ? runs : List.of())));
            }
            groups.add(new BarChart.Group(by.isEmpty() ? "" : Words.value(by, value), bars));
        }
        String below =
                parts.size() == 1 ? parts.get(0).label() + (by.isEmpty() ? "" : " by " + Words.of(by)) : Words.of(by);
        return new BarChart(settings.title(), below, groups, hasBars);
    }

    /** What several series have in common: the metric of evaluations, else the first word. */
    private static String family(List<String> paths) {
        List<String> common = paths.stream()
                .map(path -> Measurements.evaluationOf(path).isPresent()
                        ? Words.of(Measurements.metricOf(path))
                        : path.replaceFirst("\\..*", ""))
                .distinct()
                .toList();
        return common.size() == 1 ? common.getFirst() : "";
    }
}
