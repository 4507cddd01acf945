package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.experiments.cli.terminal.ExitCode;

class ScoreCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path tasks;
    private Path completions;

    @BeforeEach
    void write_files() throws IOException {
        tasks = Files.writeString(folder.resolve("tasks.jsonl"), """
                {"task_id": 7, "text": "Add.", "code": "def f(a, b):\\n    c = a + b\\n    return c\\n", "test_list": []}
                """);
        completions = Files.writeString(folder.resolve("samples.jsonl"), """
                {"task_id": "Mbpp/7", "completion": "Sure:\\n```python\\ndef g(x, y):\\n    z = x + y\\n    return z\\n```\\n"}
                {"task_id": 7, "solution": "def g(x):\\n    return x\\n"}
                {"task_id": 7, "completion": "x = 1", "tokens": ["x", " =", " 1"]}
                """);
    }

    @Test
    void prints_one_json_object_for_each_completion() throws IOException {
        int code = exp(
                "score", "data_flow", "--tasks", tasks.toString(), "--completions", completions.toString(), "--json");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        String[] lines = out.toString().split("\n");
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.path("score").asDouble()).isCloseTo(1, within(1e-9));
        double paid = 0;
        for (JsonNode reward : first.path("rewards")) {
            paid += reward.asDouble();
        }
        assertThat(paid).isCloseTo(1, within(1e-5));
        assertThat(first.path("findings").size()).isEqualTo(6);
        assertThat(first.path("code").path(0).asInt()).isEqualTo(16);
        JsonNode third = new ObjectMapper().readTree(lines[2]);
        assertThat(third.path("tokens").toString()).isEqualTo("[[0,1],[1,3],[3,5]]");
    }

    @Test
    void shows_the_source_and_what_was_found_where() {
        int code = exp("score", "ast_match", "--tasks", tasks.toString(), "--completions", completions.toString());

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("7  +1.0000")
                .contains("3  def g(x, y):")
                .contains("has the shape of a return statement")
                .contains("ast_match: mean ");
    }

    @Test
    void judges_syntax_without_a_reference() {
        int code = exp("score", "syntax", "--tasks", tasks.toString(), "--completions", completions.toString());

        assertThat(code).isZero();
        assertThat(out.toString()).contains("syntax: mean 0.0000 over 3 of 3 completions");
    }

    @Test
    void reads_the_tasks_of_evalplus_and_names_them_either_way() throws IOException {
        Path plus = Files.writeString(folder.resolve("plus.jsonl"), """
                {"task_id": "Mbpp/7", "prompt": "Add.", "canonical_solution": "def f(a, b):\\n    return a + b\\n", \
                "entry_point": "f", "base_input": [[-Infinity, NaN]]}
                """);

        int code = exp("score", "data-flow", "--tasks", plus.toString(), "--completions", completions.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("data_flow: mean ");
    }

    @Test
    void says_what_is_wrong_with_what_it_was_given() throws IOException {
        assertThat(exp("score", "lnt", "--tasks", tasks.toString(), "--completions", completions.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no reward channel `lnt`").contains("data_flow");

        Path strange = Files.writeString(folder.resolve("strange.jsonl"), "{\"task_id\": 8, \"completion\": \"\"}\n");
        assertThat(exp("score", "syntax", "--tasks", tasks.toString(), "--completions", strange.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no task is called `8`");

        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "{\"task_id\": 7}\n");
        assertThat(exp("score", "syntax", "--tasks", tasks.toString(), "--completions", empty.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("empty.jsonl:1: has none of the columns `completion`");
    }

    @Test
    void a_rule_ruff_does_not_know_is_said_in_one_line() {
        int code = exp(
                "score",
                "lint",
                "--tasks",
                tasks.toString(),
                "--completions",
                completions.toString(),
                "--rules",
                "QQQ");

        assumeThat(err.toString()).doesNotContain("there is no ruff");
        assertThat(code).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("QQQ").doesNotContain("    at ");
    }

    private int exp(String... arguments) {
        return Exp.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
