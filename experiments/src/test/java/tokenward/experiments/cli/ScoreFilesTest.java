package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.rewards.sandbox.ToolProcess;

/** {@code exp score} with the rewards of a file: definitions, and an experiment's channels. */
class ScoreFilesTest {
    private static final Path REWARDS = Path.of(System.getProperty("exp.root", ".."), "experiments", "rewards")
            .toAbsolutePath()
            .normalize();

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path tasks;

    @BeforeEach
    void write_tasks() throws IOException {
        tasks = Files.writeString(folder.resolve("tasks.jsonl"), "{\"id\": \"a\", \"instruction\": \"Do it.\"}\n");
    }

    @Test
    void a_definition_judges_by_itself_and_says_where_and_why() throws IOException {
        int code = score("security.exp", "import os\\nos.system('ls')\\n");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("a  -0.5000")
                .contains("-0.5000  2:1  os.system runs text as code")
                .contains("security: mean -0.5000 over 1 of 1 completions");
    }

    @Test
    void a_setting_of_the_command_line_changes_a_parameter() throws IOException {
        int code = score("security.exp", "eval(x)\\n", "reward.security.severe=0.25");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("security: mean -0.2500");
    }

    @Test
    void the_page_holds_every_token_and_the_sums() throws IOException {
        Path page = folder.resolve("ledger.html");

        int code = score("security.exp", "eval(x)\\n", "--html", page.toString());

        assertThat(code).isZero();
        assertThat(page)
                .content()
                .contains("<td>-0.5000</td>")
                .contains("eval runs text as code")
                .contains("\"text\":\"e\"")
                .doesNotContain("src=\"http", "href=\"http");
    }

    @Test
    void an_experiment_judges_with_all_its_channels_and_weights() throws IOException {
        Path file = Files.writeString(folder.resolve("both.exp"), """
                import "%s/security.exp"

                experiment both {
                  model policy { checkpoint = "org/model" }
                  data train { dataset = "org/data" }
                  reward security { weight = 0.5 }
                  reward syntax { weight = 0.5 }
                }
                """.formatted(REWARDS));

        int code = exp("score", file.toString(), "--tasks", tasks.toString(), "--completions", answers("eval(\\n"));

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("security = 0.500 x ")
                .contains("syntax = 0.500 x ")
                .contains("security: mean ")
                .contains("syntax: mean ");
    }

    @Test
    void a_wrong_name_is_answered_with_the_right_ones() throws IOException {
        assertThat(score("security.exp", "x", "--reward", "safety")).isEqualTo(1);
        assertThat(err.toString()).contains("defines no reward `safety`").contains("it defines security");
    }

    @Test
    void compiler_feedback_lands_on_the_word_gcc_points_at() throws IOException {
        assumeTrue(ToolProcess.find("gcc").isPresent(), "gcc is not on the search path");

        int code = score("c_compiles.exp", "Sure:\\n```c\\nint f(int a) {\\n    return a + b;\\n}\\n```\\n");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("a  -0.5000").contains("  -0.5000  4:16  ");
    }

    @Test
    void compiler_feedback_lands_on_the_line_javac_names() throws IOException {
        assumeTrue(ToolProcess.find("javac").isPresent(), "javac is not on the search path");

        int code = score(
                "java_compiles.exp",
                "```java\\npublic class Adder {\\n    int f(int a) { return a + b; }\\n}\\n```\\n",
                "reward.java_compiles.timeout=120 s");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("a  -0.5000").contains("  -0.5000  3:5  cannot find symbol");
    }

    private int score(String reward, String answer, String... more) throws IOException {
        String[] fixed = {
            "score", REWARDS.resolve(reward).toString(), "--tasks", tasks.toString(), "--completions", answers(answer)
        };
        String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return exp(all);
    }

    private String answers(String escaped) throws IOException {
        return Files.writeString(
                        folder.resolve("answers.jsonl"), "{\"task_id\": \"a\", \"completion\": \"" + escaped + "\"}\n")
                .toString();
    }

    private int exp(String... arguments) {
        return Exp.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
