package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.experiments.bench.Evaluator;

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
                        "{\"samples\":2,\"broken\":0,\"base\":{\"pass@1\":1.0},\"plus\":{\"pass@1\":0.5}}");
    }

    @Test
    void a_file_of_another_kind_is_refused() throws URISyntaxException {
        int code = eval("mbpp", "--data", problems(), "--solutions");

        assertThat(code).isEqualTo(Exp.WRONG_INPUT);
        assertThat(err.toString()).contains("is not of the kind `mbpp`: Mbpp/90001 has inputs, not asserts");
    }

    @Test
    void a_missing_file_is_named() {
        int code = eval("mbpp", "--data", "/nonexistent.jsonl", "--solutions");

        assertThat(code).isEqualTo(Exp.WRONG_INPUT);
        assertThat(err.toString()).contains("/nonexistent.jsonl does not exist");
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

    private static String problems() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(Evaluator.class.getResource("plus.jsonl"))
                        .toURI())
                .toString();
    }
}
