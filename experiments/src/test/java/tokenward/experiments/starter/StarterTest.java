package tokenward.experiments.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.engine.djl.DjlModels;
import tokenward.engine.model.Tokenizer;
import tokenward.experiments.starter.parts.Flaw;
import tokenward.experiments.starter.parts.Program;
import tokenward.experiments.starter.parts.Step;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.unittest.AssertTests;

class StarterTest {
    private static final Path BUNDLED =
            Path.of(System.getProperty("exp.root", "..")).resolve("experiments/starter");
    private static final Starter STARTER = Starter.of(Starter.SEED);
    private static final Map<String, String> FILES = STARTER.files();
    private static final PythonPool PYTHON = PythonPool.open();
    private static final AssertTests TESTS = new AssertTests(PYTHON, Limits.ofTime(Duration.ofSeconds(10)));

    @AfterAll
    static void close_python() {
        PYTHON.close();
    }

    @Test
    void bundled_files_are_what_the_seed_makes() {
        assertThat(STARTER.differences(BUNDLED)).isEmpty();
    }

    @Test
    void written_files_are_read_back(@TempDir Path directory) {
        STARTER.write(directory);

        assertThat(STARTER.differences(directory)).isEmpty();
    }

    @Test
    void a_changed_file_is_named(@TempDir Path directory) throws IOException {
        STARTER.write(directory);
        Path test = directory.resolve("data/test.jsonl");
        Files.writeString(test, Files.readString(test).replaceFirst("numbers", "digits"));

        assertThat(STARTER.differences(directory)).containsExactly(test);
    }

    @Test
    void another_seed_makes_other_tasks() {
        assertThat(instructions(7)).isEqualTo(instructions(7)).isNotEqualTo(instructions(8));
    }

    @Test
    void held_out_compositions_never_train() {
        Set<String> seen = new HashSet<>(column("train", "composition"));
        seen.addAll(column("corpus", "composition"));

        assertThat(column("test", "composition"))
                .doesNotContainAnyElementsOf(seen)
                .doesNotHaveDuplicates();
        assertThat(column("validation", "composition"))
                .doesNotContainAnyElementsOf(seen)
                .doesNotContainAnyElementsOf(column("test", "composition"));
    }

    @Test
    void held_out_steps_all_train() {
        assertThat(steps("train")).containsAll(steps("test")).containsAll(steps("validation"));
    }

    @Test
    void no_instruction_occurs_twice() {
        List<String> all = Stream.of("train", "validation", "test", "corpus")
                .flatMap(split -> column(split, "text").stream())
                .toList();

        assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(5_000);
    }

    @Test
    void tasks_have_the_shape_of_mbpp() {
        for (String split : List.of("train", "validation", "test")) {
            for (JsonNode record : records(split)) {
                assertThat(record.get("test_list").size())
                        .as("asserts of %s", record)
                        .isGreaterThanOrEqualTo(3);
                assertThat(record.get("task_id").isInt()).isTrue();
                assertThat(record.get("test_setup_code").asText()).isEmpty();
                assertThat(record.get("text").asText()).endsWith(".");
            }
        }
    }

    @Test
    void held_out_solutions_pass_their_asserts_in_python() {
        List<JsonNode> heldOut = new ArrayList<>(records("test"));
        heldOut.addAll(records("validation"));

        assertThat(failing(heldOut)).isEmpty();
    }

    @Test
    @Tag("slow")
    void every_solution_passes_its_asserts_in_python() {
        assertThat(failing(records("train"))).isEmpty();
    }

    @Test
    void planted_mistakes_fail_an_assert_unless_only_the_style_suffers() {
        List<TaskGenerator.Drawn> tasks = draw(3, 400);
        int wrong = 0;
        List<String> unnoticed = new ArrayList<>();
        for (TaskGenerator.Drawn task : tasks) {
            List<Program.Part> flawed = task.program().parts().stream()
                    .filter(part -> part.step().flaw().isPresent())
                    .toList();
            if (flawed.size() != 1) {
                continue;
            }
            String code = task.program().code(part -> true);
            boolean passes = passes(code, task.asserts());
            if (flawed.getFirst().step().flaw().orElseThrow().kind() == Flaw.Kind.STYLE) {
                assertThat(passes).as("a matter of style:%n%s", code).isTrue();
            } else {
                wrong++;
                if (passes) {
                    unnoticed.add(task.instruction());
                }
            }
        }

        assertThat(wrong).isGreaterThan(80);
        assertThat(unnoticed).as("of %d", wrong).hasSizeLessThanOrEqualTo(wrong / 12);
    }

    @Test
    void tokenizer_gives_every_text_back() {
        Tokenizer tokenizer = DjlModels.tokenizer(BUNDLED.resolve("policy"));

        for (JsonNode record : records("test")) {
            String text =
                    record.get("text").asText() + "\n" + record.get("code").asText() + record.get("test_list");
            assertThat(decode(tokenizer, tokenizer.encode(text))).isEqualTo(text);
        }
        String foreign = "naïve = 'Œuvre 漢字 🙂'\t# never trained on\r\n";
        assertThat(decode(tokenizer, tokenizer.encode(foreign))).isEqualTo(foreign);
    }

    @Test
    void tokenizer_knows_its_special_tokens() {
        Tokenizer tokenizer = DjlModels.tokenizer(BUNDLED.resolve("policy"));

        int[] end = tokenizer.encode("return x\n<|endoftext|>");

        assertThat(end[end.length - 1]).isEqualTo(tokenizer.endOfSequence()[0]);
        assertThat(tokenizer.isSpecial(end[end.length - 1])).isTrue();
        assertThat(tokenizer.size()).isEqualTo(1024);
    }

    @Test
    void prompts_and_programs_are_short() {
        Tokenizer tokenizer = DjlModels.tokenizer(BUNDLED.resolve("policy"));
        for (JsonNode record : records("test")) {
            assertThat(tokenizer.encode("# " + record.get("text").asText() + "\n").length)
                    .isLessThanOrEqualTo(64);
            assertThat(tokenizer.encode(record.get("code").asText()).length).isLessThanOrEqualTo(95);
        }
    }

    private static List<String> instructions(long seed) {
        return draw(seed, 20).stream().map(TaskGenerator.Drawn::instruction).toList();
    }

    private static List<TaskGenerator.Drawn> draw(long seed, int count) {
        Compositions compositions = new Compositions(Step.all(), Starter.stream(seed, "splits"));
        return new TaskGenerator(compositions).draw(Split.TRAIN, count, Starter.stream(seed, "train"));
    }

    private static List<JsonNode> failing(List<JsonNode> records) {
        return records.parallelStream()
                .filter(record -> !passes(record.get("code").asText(), asserts(record)))
                .toList();
    }

    private static boolean passes(String code, List<String> asserts) {
        Task task = Task.of("starter", "", code, asserts);
        return TESTS.run(task, code, AssertTests.Extent.ALL, AssertTests.Mode.IN_PROCESS)
                .allPassed();
    }

    private static List<String> asserts(JsonNode record) {
        List<String> asserts = new ArrayList<>();
        record.get("test_list").forEach(line -> asserts.add(line.asText()));
        return asserts;
    }

    private static List<JsonNode> records(String split) {
        JsonMapper mapper = new JsonMapper();
        List<JsonNode> records = new ArrayList<>();
        FILES.getOrDefault(split.equals("corpus") ? Starter.CORPUS : "data/" + split + ".jsonl", "")
                .lines()
                .forEach(line -> {
                    try {
                        records.add(mapper.readTree(line));
                    } catch (IOException e) {
                        throw new AssertionError(line, e);
                    }
                });
        return records;
    }

    private static List<String> column(String split, String name) {
        return records(split).stream().map(record -> record.get(name).asText()).toList();
    }

    private static Set<String> steps(String split) {
        Set<String> steps = new TreeSet<>();
        column(split, "composition").forEach(names -> steps.addAll(Arrays.asList(names.split(" ", -1))));
        return steps;
    }

    private static String decode(Tokenizer tokenizer, int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int id : ids) {
            bytes.writeBytes(tokenizer.bytes(id));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
