package tokenward.experiments.report.contents;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.experiments.figure.Figure;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.table.Table;

/**
 * What a report holds, whatever it is written as.
 *
 * @param experiment what was measured
 * @param overview base, tuned and change of everything evaluated
 * @param tables as declared
 * @param figures as declared, then the learning curves every report has
 * @param small further series, drawn small
 * @param constants series that never change, with their numbers
 * @param rollouts those shown token by token
 */
public record Contents(
        Experiment experiment,
        Optional<Table> overview,
        List<Table> tables,
        List<Named> figures,
        List<Named> small,
        SortedMap<String, Double> constants,
        List<RolloutChoice.Chosen> rollouts) {

    /**
     * A figure with the name of its files.
     *
     * @param path of the series it shows; empty for a declared figure
     */
    public record Named(String name, String path, Figure figure) {}

    public Contents {
        tables = List.copyOf(tables);
        figures = List.copyOf(figures);
        small = List.copyOf(small);
        constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
        rollouts = List.copyOf(rollouts);
    }

    /** Draws and fills everything an experiment's plan declares, and what every report has. */
    public static Contents of(Experiment experiment) {
        RolloutChoice rollouts = new RolloutChoice(experiment);
        FigureBuilder figures = new FigureBuilder(experiment, rollouts);
        ContentsBuilder builder = new ContentsBuilder(experiment, figures);
        return new Contents(
                experiment,
                builder.overview(),
                builder.tables(),
                builder.figures(),
                builder.small(),
                builder.constants(),
                rollouts.forPage());
    }

    /** Returns which runs everything comes from, for files that are read on their own. */
    public String origin() {
        return Origin.of(experiment);
    }

    /** Returns the only run, when there is only one. */
    public Optional<Measurements> onlyRun() {
        return experiment.runs().size() == 1
                ? Optional.of(experiment.runs().get(0).measured())
                : Optional.empty();
    }
}
