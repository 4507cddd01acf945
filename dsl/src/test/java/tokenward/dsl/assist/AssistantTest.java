package tokenward.dsl.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.dsl.Checker;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.resolve.LibraryReader.Texts;

/** What an editor is told; {@code ^} marks the cursor in every text. */
class AssistantTest {
    private static final Path FILE = Path.of("work", "file.exp");
    private static final String BASE = """
            define experiment base {
              decoding greedy { temperature = 0 }
              ppo { epochs = 4  @paper("Table 3")
              }
            }
            define reward short_code {
              summary = "Nothing long."
              longest = 40
              assess = ```groovy
                if (code.length() > longest) { penalize everywhere, 1.0, 'long' }
              ```
            }
            """;
    private static final Texts NO_DISK = path -> {
        throw new NoSuchFileException(path.toString());
    };

    private static Texts texts(String text) {
        Map<Path, String> all = Map.of(FILE, text, Path.of("work", "base.exp"), BASE);
        return path -> all.containsKey(path) ? all.get(path) : NO_DISK.read(path);
    }

    private static List<Suggestion> suggestions(String marked) {
        int offset = marked.indexOf('^');
        return new Assistant(texts(marked.replace("^", ""))).complete(FILE, offset);
    }

    private static List<String> labels(String marked) {
        return suggestions(marked).stream().map(Suggestion::label).toList();
    }

    private static String hover(String marked, List<ExperimentPlan> plans) {
        int offset = marked.indexOf('^');
        return new Assistant(texts(marked.replace("^", "")))
                .hover(FILE, offset, plans)
                .map(Hint::markdown)
                .orElse("");
    }

    @Test
    void an_empty_file_may_begin_with_an_import_an_experiment_or_a_definition() {
        assertThat(labels("^")).containsExactly("import", "experiment", "define");
    }

    @Test
    void a_block_offers_its_settings_but_not_those_it_has() {
        assertThat(labels("experiment e {\n  ppo {\n    epochs = 4\n    ^\n    batch = 8 rollouts\n  }\n}\n"))
                .contains("learning_rate", "clip_range", "value_loss")
                .doesNotContain("epochs", "batch", "temperature");
    }

    @Test
    void a_path_goes_on_where_it_stands() {
        assertThat(labels("experiment e {\n  ppo.value_loss.^\n}\n")).contains("coefficient", "clip_range");
    }

    @Test
    void an_experiment_offers_blocks_with_their_brackets() {
        Suggestion ppo = suggestions("experiment e {\n  pp^\n}\n").stream()
                .filter(s -> s.label().equals("ppo"))
                .findFirst()
                .orElseThrow();

        assertThat(ppo.text()).isEqualTo("ppo {\n  \n}");
        assertThat(ppo.caret()).isEqualTo("ppo {\n  ".length());
        assertThat(ppo.replaces().length()).isEqualTo(2);
    }

    @Test
    void a_reward_is_named_by_a_shape_or_a_definition_in_sight() {
        assertThat(labels("import \"base.exp\"\nexperiment e {\n  reward ^\n}\n"))
                .contains("lint", "unit_tests", "short_code");
    }

    @Test
    void a_parent_is_one_of_the_declarations_in_sight() {
        assertThat(labels("import \"base.exp\"\nexperiment e extends ^ {\n}\n")).containsExactly("base");
    }

    @Test
    void a_choice_offers_its_words_with_what_they_mean() {
        List<Suggestion> words = suggestions("experiment e {\n  credit = ^\n}\n");

        assertThat(words).extracting(Suggestion::label).contains("dense", "sparse");
        assertThat(words.get(0).doc()).isNotEmpty();
    }

    @Test
    void a_quantity_offers_its_units() {
        assertThat(labels("experiment e {\n  sandbox.timeout = 10 ^\n}\n")).contains("s", "min", "h");
        assertThat(labels("experiment e {\n  ppo.batch = 64 r^\n}\n")).containsExactly("rollouts");
    }

    @Test
    void arguments_are_offered_by_name_and_by_value() {
        assertThat(labels("experiment e {\n  ppo.advantage = gae(^)\n}\n")).contains("gamma: ", "lambda: ");
        assertThat(labels("experiment e {\n  prompt.extract = ^\n}\n")).contains("fenced_block", "function", "whole");
    }

    @Test
    void a_name_of_a_block_may_come_from_a_parent() {
        String text = "import \"base.exp\"\nexperiment e extends base {\n  evaluate mbpp {\n    decoding = ^\n  }\n}\n";

        assertThat(labels(text)).contains("greedy");
    }

    @Test
    void a_figure_may_show_what_the_experiment_produces() {
        String text = """
                experiment e {
                  evaluate mbpp { metric = [pass@1, pass@10] }
                  reward lint { weight = 1 }
                  sweep { seed = 1 .. 3
                  }
                  figure f {
                    y = [^]
                  }
                }
                """;

        assertThat(labels(text)).contains("evaluate.mbpp.pass@10", "reward.lint", "reward.total", "mean", "seed");
    }

    @Test
    void an_argument_over_an_axis_offers_the_axes() {
        String text =
                "experiment e {\n  sweep {\n    seed = 1 .. 3\n  }\n  figure f {\n    line = mean(over: ^)\n  }\n}\n";

        assertThat(labels(text)).containsExactly("seed");
    }

    @Test
    void notes_are_offered_behind_the_sign() {
        assertThat(labels("experiment e {\n  seed = 1 @^\n}\n")).containsExactly("paper", "assumed", "tuned");
    }

    @Test
    void a_body_offers_its_vocabulary_and_its_parameters() {
        String body = "define reward r {\n  most = 3\n  assess = ```groovy\n    %s\n  ```\n}\n";

        assertThat(labels(body.formatted("^"))).contains("penalize", "tree", "most");
        assertThat(labels(body.formatted("tree.ca^")))
                .contains("calls", "functions")
                .doesNotContain("penalize");
        assertThat(labels(body.formatted("tree.calls.each { it.^ }"))).contains("callee", "span");
    }

    @Test
    void an_open_body_is_completed_too() {
        assertThat(labels("define reward r {\n  most = 3\n  assess = ```groovy\n    pen^"))
                .contains("penalize");
    }

    @Test
    void hovering_tells_meaning_default_and_the_value_in_force_with_its_origin() {
        String text = """
                import "base.exp"
                experiment e extends base {
                  model policy { checkpoint = "x" }
                  data train { dataset = "y" }
                  reward lint { weight = 1 }
                  ppo {
                    ep^ochs = 4
                    learning_rate = 1e-5
                  }
                }
                """;
        Texts texts = texts(text.replace("^", "").replace("    epochs = 4\n", ""));
        List<ExperimentPlan> plans =
                new Checker().check(FILE, List.of(), texts).value().orElseThrow();

        assertThat(hover(text, plans))
                .contains("**epochs**", "default `4`", "in force: `4`", "paper", "base.exp:3", "Table 3");
    }

    @Test
    void hovering_tells_of_words_functions_blocks_notes_and_bodies() {
        assertThat(hover("experiment e {\n  credit = de^nse\n}\n", List.of())).contains("earned");
        assertThat(hover("experiment e {\n  pp^o {\n  }\n}\n", List.of())).contains("**ppo**");
        assertThat(hover("experiment e {\n  seed = 1 @pap^er(\"x\")\n}\n", List.of()))
                .contains("published");
        assertThat(hover("experiment e {\n  figure f {\n    line = me^an(over: seed)\n  }\n}\n", List.of()))
                .contains("mean(over)");
        assertThat(hover("import \"base.exp\"\nexperiment e ext^ends base {\n}\n", List.of()))
                .contains("parent");
        assertThat(hover("import \"base.exp\"\nexperiment e {\n  reward short_^code {\n  }\n}\n", List.of()))
                .contains("Nothing long.");
        assertThat(hover(BASE.replace("everywhere", "every^where"), List.of())).contains("whole program");
        assertThat(hover(BASE.replace("> longest", "> long^est"), List.of())).contains("longest = 40");
    }

    @Test
    void outline_lists_blocks_and_settings_of_a_file_with_faults() {
        Assistant assistant =
                new Assistant(texts("experiment e {\n  seed = 1\n  ppo {\n    epochs =\n    batch = 8\n"));

        List<Outline> outline = assistant.outline(FILE);

        assertThat(outline).singleElement().extracting(Outline::name).isEqualTo("experiment e");
        assertThat(outline.get(0).children()).extracting(Outline::name).containsExactly("seed", "ppo");
        assertThat(outline.get(0).children().get(1).children())
                .extracting(Outline::name)
                .containsExactly("batch");
    }

    @Test
    void no_text_however_far_it_is_typed_is_too_much() throws IOException {
        typed(61);
    }

    @Test
    @Tag("slow")
    void no_text_typed_letter_by_letter_is_too_much() throws IOException {
        typed(1);
    }

    private static void typed(int stride) throws IOException {
        Path shipped = Path.of("..", "experiments", "ablations", "dense_vs_sparse.exp");
        Path rewards = Path.of("..", "experiments", "rewards", "security.exp");
        for (Path file : List.of(shipped, rewards)) {
            String text = Files.readString(file);
            for (int typed = 0; typed <= text.length(); typed += stride) {
                String sofar = text.substring(0, typed);
                Assistant assistant = new Assistant(path -> path.equals(file) ? sofar : Files.readString(path));
                assertThat(assistant.complete(file, typed))
                        .as("completion at %d", typed)
                        .isNotNull();
                assertThat(assistant.hover(file, typed, List.of()))
                        .as("hover at %d", typed)
                        .isNotNull();
                assertThat(assistant.outline(file)).as("outline at %d", typed).isNotNull();
            }
        }
    }

    @Test
    void no_place_of_a_sound_file_is_too_much() throws IOException {
        Path file = Path.of("..", "experiments", "paper", "mbpp.exp");
        Assistant assistant = new Assistant(Files::readString);
        int hovered = 0;
        for (int at = 0; at <= Files.readString(file).length(); at += 17) {
            assertThat(assistant.complete(file, at)).isNotNull();
            Optional<Hint> hint = assistant.hover(file, at, List.of());
            hovered += hint.isPresent() ? 1 : 0;
        }

        assertThat(hovered).isGreaterThan(20);
    }
}
