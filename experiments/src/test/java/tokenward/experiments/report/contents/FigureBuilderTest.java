package tokenward.experiments.report.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.type.Expression;
import tokenward.dsl.type.Expression.Argument;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.dsl.vocabulary.report.FigureSettings.Kind;
import tokenward.dsl.vocabulary.report.Series;
import tokenward.experiments.figure.BarChart;
import tokenward.experiments.figure.LineChart;
import tokenward.experiments.figure.TokenMap;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.SyntheticRun;

class FigureBuilderTest {
    private static final Expression MEAN =
            new Expression.Call("mean", List.of(new Argument("over", new Expression.Name("seed"))));
    private static final Expression CONFIDENCE = new Expression.Call(
            "confidence",
            List.of(new Argument("", new Expression.Number(0.9)), new Argument("over", new Expression.Name("seed"))));

    @TempDir
    Path runs;

    @Test
    void a_sweep_becomes_a_line_in_a_band_for_each_value() {
        FigureSettings settings = figure(Kind.CURVES, "evaluate.mbpp.pass@1", "credit", "", MEAN, CONFIDENCE);

        LineChart chart = (LineChart) builder(sweep()).build(settings);

        assertThat(chart.panels()).hasSize(1);
        List<LineChart.Line> lines = chart.panels().get(0).lines();
        assertThat(lines).extracting(LineChart.Line::label).containsExactly("dense", "sparse");
        assertThat(lines).allMatch(line -> line.band().isPresent());
        assertThat(lines.get(0).band().orElseThrow().high().points()).allMatch(point -> point.y() <= 1);
    }

    @Test
    void a_facet_is_a_panel_for_each_value() {
        FigureSettings settings = figure(Kind.CURVES, "reward.total", "", "credit", MEAN, null);

        LineChart chart = (LineChart) builder(sweep()).build(settings);

        assertThat(chart.panels())
                .extracting(LineChart.Panel::title)
                .containsExactly("credit = dense", "credit = sparse");
        assertThat(chart.panels().get(0).lines().get(0).band()).isEmpty();
    }

    @Test
    void bars_stand_for_values_and_dots_for_runs() {
        FigureSettings settings = figure(Kind.BARS, "evaluate.mbpp.pass@1", "credit", "", MEAN, CONFIDENCE);

        BarChart chart = (BarChart) builder(sweep()).build(settings);

        assertThat(chart.groups()).extracting(BarChart.Group::label).containsExactly("dense", "sparse");
        assertThat(chart.groups().get(0).bars().get(0).runs()).hasSize(2);
    }

    @Test
    void runs_that_sampled_different_numbers_of_tokens_are_compared_where_all_reach() {
        FigureSettings overUpdates = figure(Kind.CURVES, "evaluate.mbpp.pass@1", "credit", "", MEAN, CONFIDENCE);
        FigureSettings settings = new FigureSettings(
                overUpdates.name(),
                "",
                overUpdates.kind(),
                new Series("completion.tokens"),
                overUpdates.y(),
                overUpdates.by(),
                overUpdates.facet(),
                overUpdates.line(),
                overUpdates.band(),
                overUpdates.of());
        FigureSettings tokens = new FigureSettings(
                overUpdates.name(),
                "",
                overUpdates.kind(),
                new Series("tokens"),
                overUpdates.y(),
                overUpdates.by(),
                overUpdates.facet(),
                overUpdates.line(),
                overUpdates.band(),
                overUpdates.of());
        RunDirectory sweep = sweep();

        LineChart chart = (LineChart) builder(sweep).build(tokens);

        assertThat(chart.panels().get(0).lines().get(0).curve().points().get(0).x())
                .isZero();
        assertThat(chart.panels().get(0).lines().get(0).curve().points()).hasSize(3);
        assertThat(builder(sweep).build(settings)).isNotNull();
    }

    @Test
    void bars_answer_report_functions() {
        Expression reach = new Expression.Call(
                "updates_to",
                List.of(
                        new Argument("", new Expression.Number(0.5)),
                        new Argument("", new Expression.Name("evaluate.mbpp.pass@1"))));
        FigureSettings plain = figure(Kind.BARS, "update", "credit", "", MEAN, CONFIDENCE);
        FigureSettings settings = new FigureSettings(
                plain.name(),
                "",
                Kind.BARS,
                plain.x(),
                List.of(reach),
                plain.by(),
                plain.facet(),
                plain.line(),
                plain.band(),
                plain.of());

        BarChart chart = (BarChart) builder(sweep()).build(settings);

        assertThat(chart.groups().get(0).bars()).hasSize(1);
        assertThat(chart.xLabel()).isEqualTo("updates to mbpp pass@1 \u2265 0.5 by credit");
    }

    @Test
    void one_run_shows_its_rollout_under_both_placements_and_both_sum_to_the_same() {
        RunDirectory run = SyntheticRun.write(runs, SyntheticRun.plan(), 20, 1, 1);
        FigureSettings map = SyntheticRun.heatmap();
        FigureSettings settings = new FigureSettings(
                map.name(),
                map.title(),
                map.kind(),
                map.x(),
                map.y(),
                map.by(),
                Optional.of(new Series("credit")),
                map.line(),
                map.band(),
                map.of());

        TokenMap figure = (TokenMap) builder(run).build(settings);

        assertThat(figure.maps()).hasSize(2);
        double dense = sum(figure.maps().get(0));
        assertThat(sum(figure.maps().get(1))).isCloseTo(dense, within(1e-6));
        assertThat(figure.maps().get(1).tokens().stream().filter(token -> token.amount() != 0))
                .hasSize(1);
    }

    private static double sum(TokenMap.Map map) {
        return map.tokens().stream().mapToDouble(TokenMap.Token::amount).sum();
    }

    private static FigureSettings figure(
            Kind kind, String y, String by, String facet, Expression line, @Nullable Expression band) {
        return new FigureSettings(
                "figure",
                "",
                kind,
                new Series("update"),
                List.of(new Expression.Name(y)),
                by.isEmpty() ? Optional.empty() : Optional.of(new Series(by)),
                facet.isEmpty() ? Optional.empty() : Optional.of(new Series(facet)),
                Optional.of(line),
                Optional.ofNullable(band),
                Optional.empty());
    }

    private static FigureBuilder builder(RunDirectory run) {
        Experiment experiment = Experiment.of(ExperimentDirectory.open(run.path()));
        return new FigureBuilder(experiment, new RolloutChoice(experiment));
    }

    private RunDirectory sweep() {
        return SyntheticRun.sweep(runs, 2, 20);
    }
}
