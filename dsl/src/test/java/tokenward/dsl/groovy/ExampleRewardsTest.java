package tokenward.dsl.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.Experiments;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;

/** The rewards of experiments/rewards judge as they say. */
class ExampleRewardsTest {
    private static final Path REWARDS =
            Path.of("../experiments/rewards").toAbsolutePath().normalize();
    private static final Task TASK = Task.of("t", "anything", "", List.of());

    @TempDir
    private Path directory;

    @Test
    void security_finds_calls_at_their_places() throws IOException {
        String code = "import os, hashlib\nos.system('rm ' + x)\nhashlib.md5(b'')\nprint(eval(s))\n";

        Assessment assessment = judge("security", code);

        assertThat(assessment.score()).hasValue(-1.0);
        assertThat(assessment.findings())
                .extracting(f -> f.span().in(code))
                .containsExactlyInAnyOrder("os.system('rm ' + x)", "hashlib.md5(b'')", "eval(s)");
        assertThat(judge("security", "print(1)\n").score()).hasValue(0.0);
    }

    @Test
    void documented_wants_docstrings_and_hints() throws IOException {
        Assessment bare = judge("documented", "def f(x):\n    return x\n");
        Assessment good = judge("documented", "def f(x: int) -> int:\n    \"\"\"Same.\"\"\"\n    return x\n");

        assertThat(bare.score().orElseThrow()).isNegative();
        assertThat(good.score().orElseThrow()).isPositive();
    }

    @Test
    void complexity_spends_a_budget_of_branches() throws IOException {
        StringBuilder code = new StringBuilder("def f(x):\n");
        for (int i = 0; i < 10; i++) {
            code.append("    if x > ").append(i).append(":\n        x -= 1\n");
        }
        code.append("    return x\n");

        assertThat(judge("complexity", code.toString()).findings()).hasSize(2);
        assertThat(judge("complexity", "def f(x):\n    return x\n").findings()).isEmpty();
    }

    @Test
    void sql_strings_are_told_from_parameters() throws IOException {
        Assessment built = judge("sql_strings", "c.execute(f\"select * from t where id = {x}\")\n");
        Assessment safe = judge("sql_strings", "c.execute('select * from t where id = ?', (x,))\n");

        assertThat(built.score()).hasValue(-0.5);
        assertThat(safe.score()).hasValue(0.0);
    }

    @Test
    void json_answer_wants_its_keys() throws IOException {
        assertThat(judge("json_answer", "{\"name\": 1, \"value\": 2}").score()).hasValue(1.0);
        assertThat(judge("json_answer", "nothing").score()).hasValue(-1.0);
    }

    private Assessment judge(String reward, String code) throws IOException {
        String text = """
                import "%s/%s.exp"

                experiment e {
                  model policy { checkpoint = "org/model" }
                  data train { dataset = "org/data" }
                  reward %s { weight = 1 }
                }
                """.formatted(REWARDS, reward, reward);
        Path file = Files.writeString(directory.resolve("e.exp"), text);
        Parsed<ExperimentPlan> parsed = Experiments.load(file, List.of());
        ExperimentPlan plan = parsed.value()
                .orElseThrow(() -> new AssertionError(new DiagnosticRenderer(false).render(parsed.diagnostics())));
        CustomSettings settings =
                (CustomSettings) plan.first().settings().reward().get(0);
        return new RewardBodies().compile(settings).assess(TASK, Completion.ofCharacters(code));
    }
}
