package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tokenward.experiments.bench.Evaluator;
import tokenward.experiments.cli.terminal.ExitCode;

class EvalCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void it_prints_pass_at_k_of_base_and_plus() throws IOException, URISyntaxException {
        int code = eval("mbpp_plus", "--data", problems(), samples().toString(), "--k", "1,2");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("mbpp_plus: 2 samples of 3 problems, profile strict")
                .contains("base  pass@1 1.000  pass@2 1.000  pass 2")
                .contains("plus  pass@1 0.500  pass@2 1.000  pass 1  fail 1");
    }

    @Test
    void json_has_a_line_for_each_sample_and_one_for_all() throws IOException, URISyntaxException {
        int code = eval("mbpp_plus", "--data", problems(), samples().toString(), "--json");

        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"task_id\":\"Mbpp/90001\",\"base\":\"pass\",\"plus\":\"pass\"}",
                        "{\"task_id\":\"Mbpp/90001\",\"base\":\"pass\",\"plus\":\"fail\","
                                + "\"why\":\"input 0: expected -6, not 6\"}",
                        "{\"problems\":3,\"without_sample\":2,\"samples\":2,\"broken\":0,\"base\":{\"pass@1\":1.0},\"plus\":{\"pass@1\":0.5},\"notes\":[]}");
    }

    @Test
    void a_file_of_another_kind_is_refused() throws URISyntaxException {
        int code = eval("mbpp", "--data", problems(), "--solutions");

        assertThat(code).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("is not of the kind `mbpp`: Mbpp/90001 has inputs, not asserts");
    }

    @Test
    void a_missing_file_is_named() {
        int code = eval("mbpp", "--data", "/nonexistent.jsonl", "--solutions");

        assertThat(code).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("/nonexistent.jsonl does not exist");
    }

    @Test
    void humaneval_is_judged_by_its_check_function() throws IOException {
        Path problems = Files.writeString(directory.resolve("HumanEval.jsonl"), """
                {"task_id": "HumanEval/900", "prompt": "def inc(x):\\n    \\"\\"\\"One more.\\"\\"\\"\\n", "entry_point": "inc", \
                "canonical_solution": "    return x + 1\\n", \
                "test": "METADATA = {}\\n\\ndef check(candidate):\\n    assert candidate(1) == 2\\n    assert candidate(-1) == 0\\n"}
                """);

        int code = eval("humaneval", "--data", problems.toString(), humanEvalSamples());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("base  pass@1 0.500  pass 1  fail 1");
    }

    @Test
    void humaneval_plus_completes_prompts_in_solutions_and_samples() throws IOException {
        Path problems = directory.resolve("HumanEvalPlus.jsonl.gz");
        try (Writer text =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(problems)), StandardCharsets.UTF_8)) {
            text.write("""
                    {"task_id": "HumanEval/900", "prompt": "def inc(x):\\n", "entry_point": "inc", \
                    "canonical_solution": "    return x + 1\\n", "base_input": [[1]], "plus_input": [[-1], [0.5]], "atol": 0}
                    {"task_id": "HumanEval/32", "prompt": "def find_zero(xs):\\n", "entry_point": "find_zero", \
                    "canonical_solution": "    return -xs[0] / xs[1]\\n", "base_input": [[[1, 2]]], "plus_input": [], "atol": 1e-4}
                    """);
        }
        Path samples = Files.writeString(Path.of(humanEvalSamples()), """
                {"task_id": "HumanEval/32", "completion": "    return -xs[0] / xs[1] + 1e-6\\n"}
                {"task_id": "HumanEval/32", "completion": "    return 0.5\\n"}
                """, StandardOpenOption.APPEND);

        int code = eval("humaneval_plus", "--data", problems.toString(), samples.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("base  pass@1 0.750  pass 3  fail 1")
                .contains("plus  pass@1 0.500  pass 2  fail 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eval mbpp_plus --data PROBLEMS --solutions --k 0 | --k takes numbers from 1 on",
                "eval mbpp_plus --data PROBLEMS | give either a file of samples or --solutions",
                "eval mbpp_plus --data PROBLEMS --solutions --workers 0 | --workers must be 1 to 1024, not 0",
                "eval mbpp_minus --data PROBLEMS --solutions | mbpp_minus",
                "eval mbpp_plus --data PROBLEMS EMPTY | empty.jsonl holds no sample",
                "eval mbpp_plus --data EMPTY --solutions | empty.jsonl holds no problem",
                "eval mbpp_plus --data PROBLEMS TORN | torn.jsonl:1: is no JSON",
                "eval mbpp --data ZIPPED --solutions | cut.gz is cut off or damaged",
                "eval mbpp_plus --data PROBLEMS LATIN | latin.jsonl:1: is not UTF-8 at column 16",
                "eval mbpp_plus --data PROBLEMS NAMELESS | nameless.jsonl:1: has no column `task_id`",
                "eval mbpp_plus --data PROBLEMS UNKNOWN | has task_id `Mbpp/1`, which is none of the 3 problems, such as",
                "bench rewards --seconds -1 | --seconds must be 0 to 3600, not -1",
            })
    void what_is_wrong_with_the_input_is_said(String line, String complaint) throws IOException, URISyntaxException {
        String command = line.replace("PROBLEMS", problems())
                .replace(
                        "EMPTY",
                        Files.writeString(directory.resolve("empty.jsonl"), "").toString())
                .replace(
                        "TORN",
                        Files.writeString(directory.resolve("torn.jsonl"), "{\"task_id")
                                .toString())
                .replace(
                        "ZIPPED",
                        Files.write(directory.resolve("cut.gz"), new byte[] {0x1F, (byte) 0x8B, 8})
                                .toString())
                .replace(
                        "LATIN",
                        Files.writeString(
                                        directory.resolve("latin.jsonl"),
                                        "{\"task_id\": \"\u00e9\"}",
                                        StandardCharsets.ISO_8859_1)
                                .toString())
                .replace(
                        "NAMELESS",
                        Files.writeString(directory.resolve("nameless.jsonl"), "\ufeff{\"solution\": \"\"}")
                                .toString())
                .replace(
                        "UNKNOWN",
                        Files.writeString(directory.resolve("unknown.jsonl"), "{\"task_id\": \"Mbpp/1\"}")
                                .toString());

        assertThat(exp(List.of(command.split(" ")))).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains(complaint).doesNotContain("\tat ");
    }

    @Test
    void a_cache_that_cannot_be_written_is_only_noted() throws IOException, URISyntaxException {
        Path file = Files.writeString(directory.resolve("file"), "");

        int code = exp(List.of(
                "eval",
                "mbpp_plus",
                "--data",
                problems(),
                samples().toString(),
                "--cache",
                file.resolve("below").toString()));

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("note: outputs of reference solutions cannot be kept in " + file)
                .contains("note: 2 of 3 problems have no sample; pass@k is the mean over the others");
    }

    @Test
    void the_doctor_names_python_isolation_and_linter() {
        int code = exp(List.of("doctor"));

        assertThat(code).isIn(0, ExitCode.ENVIRONMENT);
        assertThat(out.toString()).contains("java ", "python ", "ruff ");
        assertThat(out.toString().contains(": in force (")).isEqualTo(code == 0);
    }

    @Test
    void bench_rewards_measures_with_its_own_programs() {
        int code = exp(List.of("bench", "rewards", "--seconds", "0"));

        assertThat(code).isZero();
        assertThat(out.toString()).contains("\"mode\":\"asserts\"", "\"programs\":10,", "\"failed\":0");
    }

    private int eval(String... arguments) {
        List<String> all = new ArrayList<>(List.of("eval"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--cache", directory.resolve("cache").toString()));
        return exp(all);
    }

    private int exp(List<String> arguments) {
        return Exp.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }

    private Path samples() throws IOException {
        return Files.writeString(directory.resolve("samples.jsonl"), """
                {"task_id": "Mbpp/90001", "solution": "def double(x):\\n    return x + x\\n"}
                {"task_id": "Mbpp/90001", "solution": "def double(x):\\n    return abs(2 * x)\\n"}
                """);
    }

    private String humanEvalSamples() throws IOException {
        return Files.writeString(directory.resolve("humaneval.jsonl"), """
                        {"task_id": "HumanEval/900", "completion": "    return x + 1\\n"}
                        {"task_id": "HumanEval/900", "solution": "def inc(x):\\n    return abs(x) + 1\\n"}
                        """).toString();
    }

    private static String problems() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(Evaluator.class.getResource("plus.jsonl"))
                        .toURI())
                .toString();
    }
}
