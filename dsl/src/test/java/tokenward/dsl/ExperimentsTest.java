package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance.Kind;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.vocabulary.Credit;
import tokenward.dsl.vocabulary.PpoSettings.Advantage;
import tokenward.dsl.vocabulary.reward.LintSettings;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;

class ExperimentsTest {
    private static final String SHARED = """
            define experiment shared {
              seed = 7  @assumed("any seed")
              model policy { checkpoint = "models/tiny" }
              data train { dataset = "org/data" }
              ppo { epochs = 4 @paper("Table 3") }
              reward lint {
                weight = 0.3
                rules  = [E, F]
              }
              reward unit_tests { weight = 0.7 }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void child_replaces_what_its_parent_says_and_keeps_the_rest() throws IOException {
        RunPlan run = load("experiment e extends shared {\n  ppo.epochs = 2\n  reward lint { rules = [S] }\n}\n")
                .first();

        assertThat(run.settings().ppo().epochs()).isEqualTo(2);
        assertThat(run.settings().seed()).isEqualTo(7);
        LintSettings lint = (LintSettings) run.settings().reward().get(0);
        assertThat(lint.rules()).extracting(LintSettings.Rule::code).containsExactly("S");
        assertThat(lint.term().weight()).isEqualTo(0.3);
    }

    @Test
    void a_value_that_replaces_a_published_one_says_so() throws IOException {
        RunPlan run = load("experiment e extends shared {\n  ppo.epochs = 2\n}\n", "ppo.epochs=3")
                .first();
        RunPlan same =
                load("experiment e extends shared {\n  ppo.epochs = 4\n}\n").first();

        assertThat(run.provenanceOf("ppo.epochs").departsFrom()).isEqualTo("4 (Table 3)");
        assertThat(same.provenanceOf("ppo.epochs").departsFrom()).isEmpty();
        assertThat(run.provenanceOf("seed").departsFrom()).isEmpty();
    }

    @Test
    void every_value_knows_where_it_comes_from() throws IOException {
        RunPlan run = load("experiment e extends shared {\n  kl.coefficient = 0.1\n}\n", "seed=9")
                .first();

        assertThat(run.provenanceOf("ppo.epochs").kind()).isEqualTo(Kind.PAPER);
        assertThat(run.provenanceOf("ppo.epochs").why()).isEqualTo("Table 3");
        assertThat(run.provenanceOf("ppo.epochs").where()).endsWith("shared.exp:5");
        assertThat(run.provenanceOf("kl.coefficient").kind()).isEqualTo(Kind.FILE);
        assertThat(run.provenanceOf("seed").kind()).isEqualTo(Kind.COMMAND_LINE);
        assertThat(run.provenanceOf("ppo.clip_range").kind()).isEqualTo(Kind.DEFAULT);
    }

    @Test
    void later_layers_win_over_earlier_ones() throws IOException {
        ExperimentPlan plan = load(
                "experiment e extends shared {\n  kl.coefficient = 0.1\n  sweep { seed = [1, 2] }\n}\n",
                "kl.coefficient=0.2");

        assertThat(plan.runs()).extracting(r -> r.settings().kl().coefficient()).containsOnly(0.2);
        assertThat(plan.runs()).extracting(r -> r.settings().seed()).containsExactly(1L, 2L);
        assertThat(plan.runs().get(0).provenanceOf("seed").kind()).isEqualTo(Kind.SWEEP);
    }

    @Test
    void without_removes_a_block_of_the_parent() throws IOException {
        RunPlan run = load("experiment e extends shared {\n  without reward.lint\n  reward.unit_tests.weight = 1\n}\n")
                .first();

        assertThat(run.settings().reward()).extracting(r -> r.name()).containsExactly("unit_tests");
    }

    @Test
    void reward_of_another_name_extends_a_channel() throws IOException {
        RunPlan run = load(
                        "experiment e extends shared {\n  reward security extends lint { rules = [S] }\n}\n",
                        "reward.security.weight=0")
                .first();

        LintSettings security = (LintSettings) run.settings().reward().get(2);
        assertThat(security.name()).isEqualTo("security");
        assertThat(security.rules()).extracting(LintSettings.Rule::code).containsExactly("S");
    }

    @Test
    void sweep_is_the_product_of_its_axes_and_names_each_point() throws IOException {
        ExperimentPlan plan = load(
                "experiment e extends shared {\n  sweep {\n    credit = [dense, sparse]\n    seed = 1 .. 3\n  }\n}\n");

        assertThat(plan.runs()).hasSize(6);
        assertThat(plan.runs()).extracting(RunPlan::name).startsWith("credit=dense,seed=1", "credit=dense,seed=2");
        assertThat(plan.runs().get(5).settings().credit()).isEqualTo(Credit.SPARSE);
        assertThat(plan.runs()).extracting(r -> r.fingerprint().hex()).doesNotHaveDuplicates();
    }

    @Test
    void ablation_leaves_one_block_out_at_a_time() throws IOException {
        ExperimentPlan plan =
                load("experiment e extends shared {\n  sweep { ablate = [none, reward.lint, reward.unit_tests] }\n}\n");

        assertThat(plan.runs())
                .extracting(
                        r -> r.settings().reward().stream().map(x -> x.name()).toList())
                .containsExactly(List.of("lint", "unit_tests"), List.of("unit_tests"), List.of("lint"));
    }

    @Test
    void method_brings_its_own_defaults() throws IOException {
        RunPlan run =
                load("experiment e extends shared {\n  method = grpo\n}\n").first();

        assertThat(run.settings().ppo().advantage()).isEqualTo(new Advantage.Group(true));
        assertThat(run.settings().rollout().samplesPerPrompt()).isEqualTo(8);
        assertThat(run.provenanceOf("ppo.advantage").why()).isEqualTo("with method = grpo");
    }

    @Test
    void fingerprint_ignores_notes_comments_titles_and_spelling() throws IOException {
        String one =
                load("experiment e extends shared {\n  ppo.batch = 64 rollouts @tuned(\"x\")\n  title = \"a\"\n}\n")
                        .fingerprint()
                        .hex();
        String other = load("experiment e extends shared {\n  // again\n  title = \"b\"\n  ppo { batch = 6_4 }\n}\n")
                .fingerprint()
                .hex();
        String changed = load("experiment e extends shared {\n  ppo.batch = 32\n}\n")
                .fingerprint()
                .hex();

        assertThat(other).isEqualTo(one);
        assertThat(changed).isNotEqualTo(one);
    }

    @Test
    void files_are_found_beside_the_file_that_names_them() throws IOException {
        RunPlan run = load("experiment e extends shared {\n}\n").first();

        assertThat(run.settings().model().policy().checkpoint().orElseThrow().directory())
                .isEqualTo(directory.resolve("models/tiny"));
    }

    @Test
    void unknown_block_on_the_command_line_is_refused() throws IOException {
        Parsed<ExperimentPlan> parsed = parse("experiment e extends shared {\n}\n", "decoding.greedy.temperature=0");

        assertThat(parsed.diagnostics()).extracting(d -> d.code().id()).containsExactly("E0209");
    }

    @Test
    void all_faults_of_a_file_are_told_at_once() throws IOException {
        Parsed<ExperimentPlan> parsed =
                parse("experiment e extends shared {\n  sed = 1\n  ppo {\n    epoch = 2\n    batch = 1 s\n  }\n}\n");

        assertThat(parsed.diagnostics()).extracting(d -> d.code().id()).containsExactly("E0201", "E0201", "E0303");
    }

    private ExperimentPlan load(String text, String... overrides) throws IOException {
        Parsed<ExperimentPlan> parsed = parse(text, overrides);
        assertThat(parsed.diagnostics().stream().filter(Diagnostic::isError))
                .as(new DiagnosticRenderer(false).render(parsed.diagnostics()))
                .isEmpty();
        return parsed.value().orElseThrow();
    }

    private Parsed<ExperimentPlan> parse(String text, String... overrides) throws IOException {
        Files.writeString(directory.resolve("shared.exp"), SHARED);
        Path file = directory.resolve("e.exp");
        Files.writeString(file, "import \"shared.exp\"\n\n" + text);
        return Experiments.load(file, List.of(overrides));
    }
}
