package tokenward.experiments.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.type.Expression;
import tokenward.dsl.type.Expression.Argument;
import tokenward.dsl.vocabulary.report.TableSettings;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.SyntheticRun;

class TableBuilderTest {
    @TempDir
    Path runs;

    @Test
    void a_table_with_paper_values_shows_paper_ours_and_difference() {
        RunDirectory run = SyntheticRun.write(runs, SyntheticRun.plan(), 20, 1, 1);
        Table table = build(run, SyntheticRun.table());

        assertThat(table.columns()).extracting(Table.Column::label).containsExactly("paper", "ours", "difference");
        assertThat(table.rows()).extracting(Table.Row::label).containsExactly("base", "tuned", "change");
        Table.Row base = table.rows().get(0);
        double ours = base.cells().get(1).value().orElseThrow().middle();
        assertThat(base.cells().get(0).number()).isEqualTo("0.460");
        assertThat(base.cells().get(2).value().orElseThrow().middle()).isEqualTo(ours - 0.460);
    }

    @Test
    void the_change_of_one_run_has_an_interval_over_its_tasks() {
        RunDirectory run = SyntheticRun.write(runs, SyntheticRun.plan(), 20, 1, 1);
        Table table = new TableBuilder(Experiment.of(ExperimentDirectory.open(run.path())))
                .overview()
                .orElseThrow();

        Table.Cell change = table.rows().get(0).cells().get(2);
        assertThat(change.value().orElseThrow().runs()).as("tasks").isEqualTo(40);
        assertThat(change.spread()).isNotEmpty();
        assertThat(table.notes())
                .containsExactly("One run: 95 % intervals of changes by paired bootstrap over the tasks.");
    }

    @Test
    void a_sweep_has_means_with_intervals_and_a_paired_test() {
        Table table = build(
                sweep(),
                new TableSettings(
                        "final",
                        "Dense against sparse",
                        List.of(new Expression.Name("credit")),
                        List.of(
                                new Expression.Name("evaluate.mbpp.pass@1"),
                                new Expression.Call(
                                        "updates_to",
                                        List.of(
                                                new Argument("", new Expression.Number(0.6)),
                                                new Argument("", new Expression.Name("evaluate.mbpp.pass@1"))))),
                        Optional.of(new Expression.Call(
                                "confidence",
                                List.of(
                                        new Argument("", new Expression.Number(0.95)),
                                        new Argument("over", new Expression.Name("seed"))))),
                        Optional.of(new Expression.Call(
                                "paired_bootstrap",
                                List.of(
                                        new Argument("", new Expression.Name("credit")),
                                        new Argument("over", new Expression.Name("seed")),
                                        new Argument("resamples", new Expression.Number(2000))))),
                        List.of(),
                        Optional.empty()));

        assertThat(table.stub()).isEqualTo("credit");
        assertThat(table.rows()).extracting(Table.Row::label).containsExactly("dense", "sparse", "sparse \u2212 dense");
        assertThat(table.columns().get(1).label()).isEqualTo("updates to mbpp pass@1 \u2265 0.6");
        Table.Cell dense = table.rows().get(0).cells().get(0);
        assertThat(dense.value().orElseThrow().runs()).isEqualTo(3);
        assertThat(dense.spread()).startsWith("\u00b1");
        Table.Row difference = table.rows().get(2);
        assertThat(difference.isDifference()).isTrue();
        assertThat(difference.cells().get(0).value().orElseThrow().middle())
                .isCloseTo(
                        table.rows().get(1).cells().get(0).value().orElseThrow().middle()
                                - dense.value().orElseThrow().middle(),
                        within(1e-12));
        assertThat(difference.cells().get(0).test()).startsWith("p ");
    }

    @Test
    void one_pair_of_runs_has_a_difference_and_no_test() {
        Table table = build(
                SyntheticRun.sweep(runs, 1, 30),
                new TableSettings(
                        "final",
                        "",
                        List.of(new Expression.Name("credit")),
                        List.of(new Expression.Name("evaluate.mbpp.pass@1")),
                        Optional.empty(),
                        Optional.of(call("paired_bootstrap", new Expression.Name("credit"))),
                        List.of(),
                        Optional.empty()));

        assertThat(table.rows().getLast().cells().getFirst().text()).matches("[+\u2212]0\\.\\d{3}");
        assertThat(table.notes())
                .last()
                .isEqualTo("Differences of single runs: one pair makes no interval and no test.");
    }

    @Test
    void axes_together_make_a_row_for_each_combination() {
        Table table = build(
                sweep(),
                new TableSettings(
                        "all",
                        "",
                        List.of(new Expression.Name("credit"), new Expression.Name("seed")),
                        List.of(new Expression.Name("evaluate.mbpp.pass@1")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));

        assertThat(table.rows()).hasSize(6);
        assertThat(table.rows().get(0).label()).isEqualTo("dense, 1");
        assertThat(table.stub()).isEqualTo("credit, seed");
    }

    @Test
    void settings_stand_beside_what_the_paper_used() {
        RunDirectory run = SyntheticRun.write(runs, SyntheticRun.plan(), 10, 1, 1);
        Table table = build(
                run,
                new TableSettings(
                        "table_3",
                        "Hyper-parameters",
                        List.of(new Expression.Name("kl.coefficient"), new Expression.Name("ppo.epochs")),
                        List.of(new Expression.Name("final")),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(List.of(0.1), List.of(4.0)),
                        Optional.empty()));

        assertThat(table.rows()).extracting(Table.Row::label).containsExactly("kl.coefficient", "ppo.epochs");
        assertThat(table.rows().get(0).cells())
                .extracting(Table.Cell::text)
                .containsExactly("0.1", "0.05", "\u22120.05");
        assertThat(table.rows().get(1).cells()).extracting(Table.Cell::text).containsExactly("4", "4", "0");
        assertThat(TextTable.of(table)).startsWith("  setting          paper   ours   difference\n");
    }

    @Test
    void reach_area_and_correlation_are_columns_too() {
        Table table = build(
                sweep(),
                new TableSettings(
                        "speed",
                        "",
                        List.of(new Expression.Name("credit")),
                        List.of(
                                call(
                                        "tokens_to",
                                        new Expression.Number(0.5),
                                        new Expression.Name("evaluate.mbpp.pass@1")),
                                call("area", new Expression.Name("reward.total")),
                                call(
                                        "correlation",
                                        new Expression.Name("reward.total"),
                                        new Expression.Name("completion.tokens"))),
                        Optional.of(new Expression.Call(
                                "range", List.of(new Argument("over", new Expression.Name("seed"))))),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));

        assertThat(table.columns())
                .extracting(Table.Column::label)
                .containsExactly(
                        "tokens to mbpp pass@1 \u2265 0.5",
                        "mean reward total",
                        "correlation of reward total and completion tokens");
        assertThat(table.rows().get(0).cells()).allMatch(cell -> cell.value().isPresent());
        assertThat(table.notes().get(0)).isEqualTo("Means with smallest and largest of up to 3 runs.");
    }

    @Test
    void on_a_terminal_a_group_of_columns_has_one_heading() {
        RunDirectory run = SyntheticRun.write(runs, SyntheticRun.plan(), 20, 1, 1);

        List<String> lines =
                TextTable.of(build(run, SyntheticRun.table())).lines().toList();

        assertThat(lines.get(0)).matches(" {10,}mbpp pass@1");
        assertThat(lines.get(1)).matches(" +paper +ours[^a-z]* +difference");
        assertThat(lines.get(2)).startsWith("  base     ").contains("0.460");
        assertThat(lines.get(2)).hasSameSizeAs(lines.get(1));
    }

    @Test
    void latex_has_booktabs_and_a_heading_over_each_group() {
        RunDirectory run = SyntheticRun.write(runs, SyntheticRun.plan(), 20, 1, 1);

        String latex = TableWriter.latex(build(run, SyntheticRun.table()));

        assertThat(latex)
                .contains(
                        "\\toprule", "\\multicolumn{3}{c}{mbpp pass@1}", "\\cmidrule(lr){2-4}", "\\label{tab:table_1}")
                .contains("base & 0.460 & ");
    }

    @Test
    void csv_keeps_full_precision() {
        RunDirectory run = SyntheticRun.write(runs, SyntheticRun.plan(), 20, 1, 1);

        String csv = TableWriter.csv(build(run, SyntheticRun.table()));

        assertThat(csv)
                .startsWith("row,group,column,kind,value,low,high,n,p\nbase,mbpp pass@1,paper,paper,0.46,,,1,\n");
    }

    private RunDirectory sweep() {
        return SyntheticRun.sweep(runs, 3, 30);
    }

    private static Expression call(String function, Expression... arguments) {
        return new Expression.Call(
                function,
                List.of(arguments).stream()
                        .map(value -> new Argument("", value))
                        .toList());
    }

    private static Table build(RunDirectory run, TableSettings settings) {
        return new TableBuilder(Experiment.of(ExperimentDirectory.open(run.path()))).build(settings);
    }
}
