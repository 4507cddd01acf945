package tokenward.rewards.unittest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.Execution;
import tokenward.rewards.sandbox.Isolation;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.value.PyEquality;
import tokenward.rewards.value.PyValue;

/** Hostile programs: each ends in a verdict it may end in, costs no server, and leaves the next program alone. */
class AttackTest {
    private static final List<PyValue> INPUTS = List.of(
            PyValue.list(PyValue.of(1), PyValue.of(2)),
            PyValue.list(PyValue.of(3), PyValue.of(4)),
            PyValue.list(PyValue.of(5), PyValue.of(-5)));
    private static final List<PyValue> EXPECTED = List.of(PyValue.of(3), PyValue.of(7), PyValue.of(0));
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final String HONEST = "def add(a, b):\n    return a + b\n";

    private record Attack(String id, String code, List<String> allowed) {}

    @ParameterizedTest
    @EnumSource(value = Isolation.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void attacks_end_in_a_verdict_they_may_end_in(Isolation level) throws IOException {
        assertContained(level, attacks("attacks.jsonl"), Duration.ofMillis(500));
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(value = Isolation.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void attacks_that_take_their_time_end_in_a_verdict_they_may_end_in(Isolation level) throws IOException {
        assertContained(level, attacks("attacks-slow.jsonl"), Duration.ofMillis(500));
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(value = Isolation.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void the_golden_attacks_end_in_a_verdict_they_may_end_in(Isolation level) throws IOException {
        Path file = Path.of(System.getProperty("golden", ""), "attacks", "attacks.jsonl");
        assumeThat(file).as("golden attacks; give -Dgolden=DIRECTORY").isRegularFile();

        assertContained(level, attacks(Files.readAllLines(file), "allowed_verdicts"), Duration.ofSeconds(2));
    }

    private static void assertContained(Isolation level, List<Attack> attacks, Duration wall) {
        try (PythonPool pool = openOrSkip(level)) {
            CallTests tests = new CallTests(pool);
            for (Attack attack : attacks) {
                if (level == Isolation.LIMITS
                        && attack.id().startsWith("read-")
                        && !pool.walls().contains("landlock")) {
                    continue; // without Landlock this level cannot close files
                }
                assertThat(verdict(
                                tests,
                                attack.code(),
                                Limits.ofTime(attack.allowed().contains("timeout") ? wall : PATIENT)))
                        .as("%s at level %s", attack.id(), level.word())
                        .isIn(attack.allowed());
                assertThat(verdict(tests, HONEST, Limits.ofTime(PATIENT)))
                        .as("an honest program after %s at level %s", attack.id(), level.word())
                        .isEqualTo("pass");
            }
            assertThat(pool.restarts()).as("servers lost").isZero();
            assertThat(Path.of("/tmp/tokenward-attack")).doesNotExist();
        }
    }

    private static String verdict(CallTests tests, String code, Limits limits) {
        CallTests.Report report = tests.run(
                new CallTests.Calls(code, "add", INPUTS),
                CallTests.Iterables.NAMED,
                AssertTests.Extent.UNTIL_FAILURE,
                limits,
                1 << 24);
        boolean right = report.execution() instanceof Execution.Finished
                && report.calls().size() == INPUTS.size();
        for (int i = 0; i < report.calls().size(); i++) {
            right &= report.calls().get(i).failure().isEmpty()
                    && PyEquality.equal(report.calls().get(i).value(), EXPECTED.get(i));
        }
        if (report.execution() instanceof Execution.TimedOut) {
            return "timeout";
        }
        return right ? "pass" : "fail";
    }

    private static List<Attack> attacks(String resource) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AttackTest.class.getResourceAsStream(resource)), StandardCharsets.UTF_8))) {
            return attacks(reader.lines().toList(), "allowed");
        }
    }

    private static List<Attack> attacks(List<String> lines, String allowedColumn) throws IOException {
        List<Attack> attacks = new ArrayList<>();
        for (String line : lines) {
            JsonNode node = new ObjectMapper().readTree(line);
            List<String> allowed = new ArrayList<>();
            node.get(allowedColumn).forEach(verdict -> allowed.add(verdict.asText()));
            attacks.add(new Attack(node.get("id").asText(), node.get("code").asText(), allowed));
        }
        return attacks;
    }

    private static PythonPool openOrSkip(Isolation level) {
        try {
            return PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1).withIsolation(level));
        } catch (InfrastructureException e) {
            assumeThat(false).as("level %s: %s", level.word(), e.getMessage()).isTrue();
            throw e;
        }
    }
}
