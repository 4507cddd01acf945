package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.TestWorlds;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;

/** Programs judged by the original harnesses, judged again under the faithful profile; needs the golden folder. */
class RecordedProgramsTest {
    private static PythonPool pool;

    @BeforeAll
    static void open() {
        pool = PythonPool.open();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void roboeval_programs_get_the_verdict_of_the_original_harness() throws IOException {
        List<String> wrong = new ArrayList<>();
        int plainWrong = 0;
        List<JsonNode> programs = golden("roboeval_programs.json");
        for (JsonNode record : programs) {
            String got = verdict(record);
            if (!got.equals(record.get("verdict").textValue())) {
                wrong.add(record.get("id").textValue() + ": " + got + ", not " + record.get("verdict"));
                plainWrong += record.get("kind").textValue().equals("plain") ? 1 : 0;
            }
        }

        assertThat(plainWrong).as("%s", wrong).isZero();
        assertThat(wrong).hasSizeLessThanOrEqualTo(programs.size() / 50);
    }

    @Test
    void real_completions_get_the_verdict_of_the_original_harness() throws IOException {
        for (JsonNode record : golden("model_completions_verdicts.jsonl")) {
            assertThat(verdict(record))
                    .as("%s", record.get("program").textValue())
                    .isEqualTo(record.get("verdict").textValue());
        }
    }

    @Test
    void all_reference_programs_succeed() throws IOException {
        Optional<Path> file = TestWorlds.data("robotics/roboeval_reference_programs.jsonl");
        assumeTrue(file.isPresent(), "needs -Dexp.data");
        List<JsonNode> references = TestWorlds.lines(Files.readString(file.orElseThrow()));

        for (JsonNode record : references) {
            assertThat(verdict(record))
                    .as("%s", record.get("program").textValue())
                    .isEqualTo("Success");
        }
        assertThat(references).hasSize(80);
    }

    @Test
    void robosim_accepts_and_rejects_what_the_original_does() throws IOException {
        WorldSpec world = TestWorlds.load("robosim.world").world("robosim").orElseThrow();
        Simulator simulator = new Simulator(pool, Profile.FAITHFUL, 7);

        for (JsonNode record : golden("robosim_programs.json")) {
            StartVerdict verdict = simulator.judge(world, record.get("program").textValue());

            assertThat(verdict.outcome().isExecutable() ? "accept" : "reject")
                    .as("%s", record)
                    .isEqualTo(record.get("verdict").textValue());
        }
    }

    @Test
    @Tag("slow")
    void robosim_worlds_fail_as_often_as_those_of_the_original() throws IOException {
        WorldSpec world = TestWorlds.load("robosim.world").world("robosim").orElseThrow();
        int rounds = 10;
        for (JsonNode record : golden("robosim_programs.json")) {
            Map<String, Double> shares = new TreeMap<>();
            for (int seed = 0; seed < rounds; seed++) {
                new Simulator(pool, Profile.FAITHFUL, seed)
                        .frequencies(world, record.get("program").textValue())
                        .forEach((end, share) -> shares.merge(end, share / rounds, Double::sum));
            }
            record.get("worlds_with_literal_replacement").properties().forEach(expected -> {
                // The interpreter adds the exit code where the recording names the exception.
                String end = expected.getKey().startsWith("SystemExit") ? "" : expected.getKey();
                assertThat(shares.getOrDefault(end, 0.0))
                        .as("%s: %s in %s", record.get("id"), end, shares)
                        .isCloseTo(expected.getValue().doubleValue(), within(0.05));
            });
        }
    }

    private static List<JsonNode> golden(String name) throws IOException {
        Optional<Path> file = TestWorlds.golden(name);
        assumeTrue(file.isPresent(), "needs -Dgolden");
        return TestWorlds.lines(Files.readString(file.orElseThrow()));
    }

    private static final WorldLibrary LIBRARY = TestWorlds.load("roboeval.world");

    private static String verdict(JsonNode record) {
        TaskSpec task = LIBRARY.task(record.get("task").textValue()).orElseThrow();
        Simulator simulator = new Simulator(pool, Profile.FAITHFUL, 7);
        Outcome outcome =
                simulator.judge(task, record.get("program").textValue()).outcome();
        return switch (outcome) {
            case Outcome.PythonError e -> "PythonError";
            case Outcome.SimulationError e -> "RobotExecutionError";
            case Outcome.CompletionError e -> "CompletionError";
            case Outcome.Success s -> "Success";
        };
    }
}
