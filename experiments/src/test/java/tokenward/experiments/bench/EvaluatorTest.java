package tokenward.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.problem.Problem;
import tokenward.experiments.problem.ProblemFile;
import tokenward.experiments.problem.Profile;
import tokenward.experiments.problem.Sample;
import tokenward.experiments.problem.SamplesFile;
import tokenward.rewards.sandbox.PythonPool;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluatorTest {
    private static final String DOUBLE = "Mbpp/90001";
    private static final String SHARED = "Mbpp/90002";
    private static final String SQUARES = "Mbpp/90003";

    @TempDir
    private static Path kept;

    private PythonPool pool;
    private List<Problem> problems;

    @BeforeAll
    void open() throws URISyntaxException {
        pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(2));
        problems = ProblemFile.read(Path.of(Objects.requireNonNull(EvaluatorTest.class.getResource("plus.jsonl"))
                .toURI()));
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void solutions_pass_and_outputs_too_large_to_keep_are_noted() {
        Evaluator evaluator = evaluator(Profile.STRICT);
        List<Sample> solutions = problems.stream()
                .map(p -> new Sample(p.id(), p.task().solution().orElseThrow()))
                .toList();

        assertThat(evaluator.judge(problems, solutions, judged -> {})).allMatch(Judged::passesPlus);
        assertThat(evaluator.notes()).singleElement().asString().contains(SQUARES, "1 of its 2 added inputs");
    }

    @Test
    void added_tests_catch_what_the_original_ones_let_through() {
        Judged judged = judge(Profile.STRICT, DOUBLE, "def double(x):\n    return abs(2 * x)\n");

        assertThat(judged.base()).isEqualTo(Verdict.PASS);
        assertThat(judged.plus()).hasValue(Verdict.FAIL);
        assertThat(judged.why()).isEqualTo("input 0: expected -6, not 6");
    }

    @Test
    void a_program_equal_to_everything_passes_nothing() {
        String cheat = "class E:\n    def __eq__(s, o): return True\ndef double(x):\n    return E()\n";

        for (Profile profile : Profile.values()) {
            assertThat(judge(profile, DOUBLE, cheat).base()).as("%s", profile).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void generators_count_where_items_are_compared() {
        String program = "def similar_elements(a, b):\n    return (x for x in a if x in b)\n";

        assertThat(judge(Profile.STRICT, SHARED, program).passesPlus()).isTrue();
    }

    @Test
    void evalplus_cannot_tell_a_death_from_a_time_out() {
        String exit = "import os\ndef double(x):\n    os._exit(0)\n";

        assertThat(judge(Profile.EVALPLUS, DOUBLE, exit).base()).isEqualTo(Verdict.TIMEOUT);
        assertThat(judge(Profile.STRICT, DOUBLE, exit).base()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void what_goes_wrong_first_is_said() {
        assertThat(judge(Profile.STRICT, DOUBLE, "def double(x):\n    return x.y\n")
                        .why())
                .isEqualTo("input 0: AttributeError: 'int' object has no attribute 'y'");
        assertThat(judge(Profile.STRICT, DOUBLE, "def other(x):\n    return 1\n")
                        .why())
                .isEqualTo("KeyError: 'double'");
    }

    @Test
    void expected_outputs_are_computed_once() throws IOException {
        ExpectedOutputs outputs = new ExpectedOutputs(kept, pool);
        Problem problem = problems.getFirst();
        List<tokenward.rewards.value.PyValue> inputs =
                problem.calls().orElseThrow().base();

        ExpectedOutputs.Known first = outputs.of(problem, inputs);
        long files = count();

        assertThat(outputs.of(problem, inputs)).isEqualTo(first);
        assertThat(count()).isEqualTo(files);
    }

    @Test
    void samples_are_read_and_written_as_evalplus_does(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("samples.jsonl");
        SamplesFile.write(file, List.of(new Sample(DOUBLE, "def double(x): return 2 * x\n")));
        Files.writeString(
                file, Files.readString(file) + "{\"task_id\": \"90002\", \"completion\": \"def f(): pass\\n\"}\n");

        List<Sample> samples = SamplesFile.read(file, problems);

        assertThat(samples.get(0).program()).isEqualTo("def double(x): return 2 * x\n");
        assertThat(samples.get(1).taskId()).isEqualTo(SHARED);
        assertThat(samples.get(1).program()).startsWith("\"\"\"\nWrite").endsWith("def f(): pass\n");
    }

    @Test
    void a_sample_without_a_problem_is_refused_by_file_and_line(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("samples.jsonl");
        Files.writeString(file, "{\"task_id\": \"Mbpp/1\", \"solution\": \"\"}\n");

        assertThatThrownBy(() -> SamplesFile.read(file, problems))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ":1: has task_id `Mbpp/1`, which is none of the " + problems.size()
                        + " problems, such as `" + problems.getFirst().id() + "`");
    }

    @Test
    void a_sample_of_another_benchmark_is_not_taken_for_one_of_the_same_number(@TempDir Path directory)
            throws IOException {
        Path file = directory.resolve("samples.jsonl");
        Files.writeString(file, "{\"task_id\": \"HumanEval/90002\", \"solution\": \"\"}\n");

        assertThatThrownBy(() -> SamplesFile.read(file, problems))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(":1: has task_id `HumanEval/90002`");
    }

    @Test
    void a_bare_number_names_a_problem_only_where_one_benchmark_has_it(@TempDir Path directory) throws IOException {
        Path tasks = directory.resolve("tasks.jsonl");
        String rest = "\"text\": \"Add.\", \"code\": \"x = 1\", \"test_list\": [\"assert x == 1\"]}\n";
        Files.writeString(
                tasks,
                "{\"task_id\": \"a/1\", " + rest + "{\"task_id\": \"b/1\", " + rest + "{\"task_id\": \"b/2\", " + rest);
        List<Problem> two = ProblemFile.read(tasks);
        Path file = directory.resolve("samples.jsonl");

        Files.writeString(
                file, "{\"task_id\": \"2\", \"solution\": \"\"}\n{\"task_id\": \"b/1\", \"solution\": \"\"}\n");
        assertThat(SamplesFile.read(file, two)).extracting(Sample::taskId).containsExactly("b/2", "b/1");

        Files.writeString(file, "{\"task_id\": \"1\", \"solution\": \"\"}\n");
        assertThatThrownBy(() -> SamplesFile.read(file, two))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(":1: has task_id `1`");
    }

    @Test
    void every_shape_of_problem_is_read(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("mixed.jsonl");
        Files.writeString(file, """
                {"task_id": 7, "text": "Add.", "code": "def add(a, b):\\r\\n    return a + b", "test_setup_code": "", "test_list": ["assert add(1, 2) == 3"]}
                {"task_id": 8, "prompt": "Root.", "code": "import math\\ndef r(x): return math.sqrt(x)", "test_imports": ["import math"], "test_list": ["assert math.isclose(r(4), 2)"]}
                {"task_id": "HumanEval/0", "prompt": "def inc(x):\\n", "entry_point": "inc", "canonical_solution": "    return x + 1\\n", "test": "def check(candidate):\\n    assert candidate(1) == 2\\n"}
                {"id": "oci", "input": "Sub.", "output": "```python\\ndef sub(a, b):\\n    return a - b\\n```", "unit_tests": "[\\"\\\\nassert sub(3, 1) == 2\\\\n\\"]"}
                """);

        List<Problem> mixed = ProblemFile.read(file);
        List<Sample> solutions = mixed.stream()
                .map(p -> new Sample(p.id(), p.task().solution().orElseThrow()))
                .toList();

        assertThat(mixed).extracting(Problem::id).containsExactly("7", "8", "HumanEval/0", "oci");
        assertThat(evaluator(Profile.STRICT).judge(mixed, solutions, judged -> {}))
                .allMatch(Judged::passesBase)
                .extracting(Judged::plus)
                .containsOnly(Optional.empty());
    }

    private static long count() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.count();
        }
    }

    private Judged judge(Profile profile, String task, String program) {
        return evaluator(profile)
                .judge(problems, List.of(new Sample(task, program)), judged -> {})
                .getFirst();
    }

    private Evaluator evaluator(Profile profile) {
        return new Evaluator(pool, new ExpectedOutputs(kept, pool), profile, Evaluator.Tests.BASE_AND_PLUS);
    }
}
