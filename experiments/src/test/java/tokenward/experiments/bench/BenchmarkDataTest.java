package tokenward.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tokenward.experiments.problem.Problem;
import tokenward.experiments.problem.ProblemFile;
import tokenward.experiments.problem.Profile;
import tokenward.experiments.problem.Sample;
import tokenward.rewards.sandbox.PythonPool;

/** Verdicts on the real benchmarks, against their own solutions and against recorded verdicts of EvalPlus. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchmarkDataTest {
    private static final Set<String> SLOW = Set.of("Mbpp/123", "Mbpp/599");

    @TempDir
    private static Path kept;

    private PythonPool pool;

    @BeforeAll
    void open() {
        pool = PythonPool.open();
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({"mbpp.jsonl, 974", "sanitized-mbpp.json, 427", "MbppPlus-v0.2.0.jsonl, 378"})
    void every_solution_passes(String name, int count) {
        List<Problem> problems = ProblemFile.read(data(name));
        List<Sample> solutions = problems.stream()
                .map(p -> new Sample(p.id(), p.task().solution().orElseThrow()))
                .toList();

        List<Judged> judged = evaluator(Profile.STRICT).judge(problems, solutions, one -> {});

        assertThat(judged).hasSize(count).allMatch(Judged::passesPlus);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void mutants_and_cheats_get_the_verdicts_they_deserve(Profile profile) throws IOException {
        List<JsonNode> records = golden("evalplus_verdicts_mutants.jsonl");
        List<Judged> judged = judge(profile, records);

        for (int i = 0; i < records.size(); i++) {
            JsonNode record = records.get(i);
            boolean base = record.get("should_pass_base").asBoolean();
            assertThat(judged.get(i).passesBase())
                    .as("base of %s: %s", record.get("id"), judged.get(i))
                    .isEqualTo(base);
            if (!record.get("should_pass_plus").isNull()) {
                boolean plus = base && record.get("should_pass_plus").asBoolean();
                assertThat(judged.get(i).passesPlus())
                        .as("plus of %s: %s", record.get("id"), judged.get(i))
                        .isEqualTo(plus);
            }
        }
    }

    @Test
    void the_published_pass_at_1_comes_out() throws IOException {
        List<JsonNode> records = golden("evalplus_verdicts_llm.jsonl");
        List<Judged> judged = judge(Profile.EVALPLUS, records);

        for (String model :
                records.stream().map(r -> r.get("model").asText()).distinct().toList()) {
            assertThat(thousandths(records, judged, model, Judged::passesBase))
                    .as("base pass@1 of %s", model)
                    .isEqualTo(published(records, model, "published_base", "published_base"));
            assertThat(thousandths(records, judged, model, Judged::passesPlus))
                    .as("plus pass@1 of %s", model)
                    .isEqualTo(published(records, model, "published_base", "published_plus"));
        }
    }

    /** An answer that is right after seconds, with EvalPlus' 4 s in sight: its verdict depends on the machine. */
    private static boolean isSlow(JsonNode record) {
        return SLOW.contains(record.get("task_id").asText());
    }

    private List<Judged> judge(Profile profile, List<JsonNode> records) {
        List<Sample> samples = records.stream()
                .map(r -> new Sample(r.get("task_id").asText(), r.get("code").asText()))
                .toList();
        return evaluator(profile).judge(ProblemFile.read(data("MbppPlus-v0.2.0.jsonl")), samples, one -> {});
    }

    private static long thousandths(
            List<JsonNode> records, List<Judged> judged, String model, Predicate<Judged> passes) {
        List<Judged> own = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            JsonNode record = records.get(i);
            if (record.get("model").asText().equals(model) && !isSlow(record)) {
                own.add(judged.get(i));
            }
        }
        return Math.round(1000 * MeanPassAtK.of(own, 1, passes).orElseThrow());
    }

    private static long published(List<JsonNode> records, String model, String base, String plus) {
        List<JsonNode> own = records.stream()
                .filter(r -> r.get("model").asText().equals(model) && !isSlow(r))
                .toList();
        long passed = own.stream()
                .filter(r -> r.get(base).asText().equals("pass")
                        && r.get(plus).asText().equals("pass"))
                .count();
        return Math.round(1000.0 * passed / own.size());
    }

    private Evaluator evaluator(Profile profile) {
        return new Evaluator(pool, new ExpectedOutputs(kept, pool), profile, Evaluator.Tests.BASE_AND_PLUS);
    }

    private static Path data(String name) {
        Path file = Path.of(System.getProperty("exp.data", ""), "mbpp", name);
        assumeThat(file).as("benchmark data; give -Dexp.data=DIRECTORY").isRegularFile();
        return file;
    }

    private static List<JsonNode> golden(String name) throws IOException {
        Path file = Path.of(System.getProperty("golden", ""), "verdicts", name);
        assumeThat(file).as("recorded verdicts; give -Dgolden=DIRECTORY").isRegularFile();
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            records.add(json.readTree(line));
        }
        return records;
    }
}
