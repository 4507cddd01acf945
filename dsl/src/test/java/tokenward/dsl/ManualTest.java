package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.explain.Manual;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;

class ManualTest {
    private static final Path INTRODUCTION = Path.of("src/test/resources/manual/introduction.md");
    private static final Path PAGE = Path.of("../docs/language.md");

    @TempDir
    private Path directory;

    @Test
    void page_is_written_from_the_vocabulary() throws IOException {
        String page = Files.readString(INTRODUCTION) + Manual.reference();
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("write it with -Dgolden=write").hasContent(page);
    }

    @Test
    void examples_are_sound_and_laid_out() throws IOException {
        String pages = Files.readString(INTRODUCTION) + Files.readString(Path.of("../docs/rewards.md"));
        for (String example : examples(pages)) {
            Path file = Files.writeString(directory.resolve("example.exp"), example);
            Parsed<List<ExperimentPlan>> checked = Experiments.check(file, List.of());

            assertThat(checked.diagnostics())
                    .as(new DiagnosticRenderer(false).render(checked.diagnostics()))
                    .isEmpty();
        }
    }

    @Test
    void topics_are_found_by_path() {
        assertThat(Manual.topic("ppo"))
                .hasValueSatisfying(text -> assertThat(text).contains("clip_range"));
        assertThat(Manual.topic("ppo.whiten"))
                .hasValueSatisfying(text -> assertThat(text).contains("advantages"));
        assertThat(Manual.topic("reward.lint"))
                .hasValueSatisfying(text -> assertThat(text).contains("rules"));
        assertThat(Manual.topic("model.policy.lora"))
                .hasValueSatisfying(text -> assertThat(text).contains("alpha"));
        assertThat(Manual.topic("nonsense")).isEmpty();
        assertThat(Manual.nearest("pppo")).hasValue("ppo");
        assertThat(Manual.nearest("ppo.bacth")).hasValue("ppo.batch");
    }

    static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        String fence = "~~~exp\n";
        for (int at = page.indexOf(fence); at >= 0; at = page.indexOf(fence, at + 1)) {
            int start = at + fence.length();
            examples.add(page.substring(start, page.indexOf("~~~", start)));
        }
        return examples;
    }

    @Test
    void a_function_of_reports_says_what_it_takes() {
        assertThat(Manual.topic("mean").orElseThrow()).contains("`mean(over)`: mean over an axis", "takes `over`");
        assertThat(Manual.topic("rollout").orElseThrow())
                .as("the block, where a function has the same name")
                .contains("max_length");
    }
}
