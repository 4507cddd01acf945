package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tokenward.dsl.format.Formatter;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance.Kind;
import tokenward.dsl.plan.RunPlan;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;

/** Every experiment file of the repository is sound and laid out. */
class ShippedFilesTest {
    static final Path EXPERIMENTS = Path.of("../experiments");
    private static final Path WORLD = EXPERIMENTS.resolve("worlds/service_robot.world");

    @TestFactory
    Stream<DynamicTest> file_is_sound() {
        return files().map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
            assumeThat(file.endsWith("roboeval.exp") && !Files.exists(WORLD)).isFalse();
            Parsed<List<ExperimentPlan>> checked = Experiments.check(file, List.of());

            assertThat(checked.hasErrors())
                    .as(new DiagnosticRenderer(false).render(checked.diagnostics()))
                    .isFalse();
        }));
    }

    @TestFactory
    Stream<DynamicTest> file_is_laid_out() {
        return files().map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
            String text = Files.readString(file);

            assertThat(Formatter.format(new SourceText(file.toString(), text)).value())
                    .as("run exp fmt %s", file)
                    .hasValue(text);
        }));
    }

    @Test
    void every_value_of_table_3_is_told_to_be_from_the_paper() {
        RunPlan run = load("paper/mbpp.exp");

        assertThat(run.provenanceOf("ppo.clip_range").value()).isEqualTo("0.2");
        assertThat(run.provenanceOf("ppo.epochs").value()).isEqualTo("4");
        assertThat(run.provenanceOf("ppo.mini_batch").value()).isEqualTo("8 rollouts");
        assertThat(run.provenanceOf("kl.coefficient").value()).isEqualTo("0.1");
        assertThat(run.provenanceOf("reward.unit_tests.weight").value()).isEqualTo("0.7");
        for (String path : List.of(
                "ppo.clip_range",
                "ppo.epochs",
                "ppo.mini_batch",
                "kl.coefficient",
                "reward.syntax.weight",
                "reward.lint.weight",
                "reward.data_flow.weight",
                "reward.unit_tests.weight")) {
            assertThat(run.provenanceOf(path).kind()).as(path).isEqualTo(Kind.PAPER);
            assertThat(run.provenanceOf(path).why()).as(path).startsWith("Table");
        }
    }

    @Test
    void every_value_of_table_4_is_told_to_be_from_the_paper() {
        assumeThat(WORLD).exists();
        RunPlan run = load("paper/roboeval.exp");

        assertThat(run.provenanceOf("ppo.mini_batch").value()).isEqualTo("4 rollouts");
        assertThat(run.provenanceOf("kl.coefficient").value()).isEqualTo("0.9");
        for (String path : List.of(
                "ppo.mini_batch",
                "kl.coefficient",
                "reward.syntax.weight",
                "reward.lint.weight",
                "reward.simulation.weight")) {
            assertThat(run.provenanceOf(path).kind()).as(path).isEqualTo(Kind.PAPER);
        }
    }

    private static RunPlan load(String file) {
        Parsed<ExperimentPlan> parsed = Experiments.load(EXPERIMENTS.resolve(file), List.of());
        return parsed.value()
                .orElseThrow(() -> new AssertionError(new DiagnosticRenderer(false).render(parsed.diagnostics())))
                .first();
    }

    static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(EXPERIMENTS)) {
            return files
                    .filter(f -> f.toString().endsWith(".exp"))
                    .filter(f ->
                            !f.toString().contains("target") && !f.toString().contains("src"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
