package tokenward.rewards.unittest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;

/**
 * Programs and asserts of all shapes: what the tests do with results and arguments works across the border between the
 * processes, and no program is taken for right that only says so.
 */
class SplitAssertsTest {
    private record Case(String id, Task task, String program, boolean passes) {}

    @Test
    void asserts_of_all_shapes_tell_right_programs_from_wrong_ones() throws IOException {
        try (PythonPool pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1))) {
            AssertTests tests = new AssertTests(pool, Limits.ofTime(Duration.ofSeconds(1)));
            for (Case given : cases()) {
                String solution = given.task().solution().orElseThrow();
                assertThat(passes(tests, given.task(), solution))
                        .as("the solution of %s", given.id())
                        .isTrue();
                assertThat(passes(tests, given.task(), given.program()))
                        .as("%s", given.id())
                        .isEqualTo(given.passes());
            }
            assertThat(pool.restarts()).as("servers lost").isZero();
        }
    }

    private static boolean passes(AssertTests tests, Task task, String program) {
        return tests.run(task, program, AssertTests.Extent.UNTIL_FAILURE).allPassed();
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SplitAssertsTest.class.getResourceAsStream("split-asserts.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                JsonNode node = mapper.readTree(line);
                List<String> asserts = new ArrayList<>();
                node.get("tests").forEach(test -> asserts.add(test.asText()));
                String id = node.get("id").asText();
                Task task = Task.of(id, "", node.get("solution").asText(), asserts);
                cases.add(new Case(
                        id, task, node.get("code").asText(), node.get("passes").asBoolean()));
            }
        }
        return cases;
    }
}
