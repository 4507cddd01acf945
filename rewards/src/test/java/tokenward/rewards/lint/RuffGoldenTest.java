package tokenward.rewards.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.LineMap;

/** Compares with recorded answers of Ruff 0.17.3; give the folder with {@code -Dgolden}. */
class RuffGoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void agrees_with_every_recorded_answer() throws IOException {
        Path folder = Path.of(System.getProperty("golden", ""), "ruff");
        assumeTrue(Files.isDirectory(folder), "no golden values: pass -Dgolden=DIR");
        LintConfig config = LintConfig.DEFAULTS
                .withRules(List.of("E", "W", "F", "B", "S", "PLE", "PLW"), List.of())
                .withSuppression(LintConfig.Suppression.HONOURED);
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("ruff_golden.jsonl"))) {
            records.add(JSON.readTree(line));
        }
        List<String> programs =
                records.stream().map(record -> record.path("code").asText()).toList();

        List<Linter> backends = Ruff.openAll(config);
        assumeTrue(!backends.isEmpty(), Ruff.status(config.version()).advice());
        for (Linter backend : backends) {
            try (Linter ruff = backend) {
                assertAgrees(ruff, programs, records);
            }
        }
    }

    private static void assertAgrees(Linter ruff, List<String> programs, List<JsonNode> records) {
        List<List<Lint>> found = ruff.lint(programs);
        long started = System.nanoTime();
        ruff.lint(programs);
        double perSecond = programs.size() / ((System.nanoTime() - started) / 1e9);

        for (int i = 0; i < records.size(); i++) {
            assertThat(told(programs.get(i), found.get(i)))
                    .as("record %d, %s", i, ruff.backend())
                    .containsExactlyInAnyOrderElementsOf(recorded(records.get(i)));
        }
        System.getLogger("test").log(System.Logger.Level.INFO, "{0}: {1} programs/s", ruff.backend(), perSecond);
    }

    private static List<String> told(String program, List<Lint> lints) {
        LineMap lines = new LineMap(program);
        return lints.stream()
                .map(lint ->
                        lint.code() + " " + place(program, lines, lint.span().start()) + " "
                                + place(program, lines, lint.span().end()))
                .toList();
    }

    private static String place(String program, LineMap lines, int offset) {
        int line = lines.lineAt(offset);
        return line + ":" + (program.codePointCount(lines.startOf(line), offset) + 1);
    }

    private static List<String> recorded(JsonNode record) {
        List<String> lints = new ArrayList<>();
        record.path("d")
                .forEach(d -> lints.add(d.path(0).asText() + " " + d.path(1).asInt() + ":"
                        + d.path(2).asInt() + " " + d.path(3).asInt() + ":"
                        + d.path(4).asInt()));
        return lints;
    }
}
