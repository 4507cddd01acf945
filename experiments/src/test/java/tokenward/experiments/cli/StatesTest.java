package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code exp eval} of policies, and {@code --compat}. */
class StatesTest {
    @TempDir
    private Path folder;

    @Test
    void a_run_s_policy_is_measured_again_as_it_was_at_its_end() throws IOException {
        TinyRun tiny = TinyRun.in(folder);
        Path runs = folder.resolve("runs");
        assertThat(tiny.exp("run", tiny.file().toString(), "--runs", runs.toString()))
                .isZero();
        Path run;
        try (var below = Files.list(runs.resolve("tiny"))) {
            run = below.findFirst().orElseThrow();
        }
        tiny.out().getBuffer().setLength(0);

        int code = tiny.exp(
                "eval",
                run.toString(),
                "--json",
                "--samples",
                folder.resolve("kept").toString());

        assertThat(tiny.err().toString()).isEmpty();
        assertThat(code).isZero();
        JsonNode line = new ObjectMapper().readTree(tiny.out().toString());
        assertThat(line.path("state").asText()).isEqualTo("tuned");
        assertThat(line.path("evaluation").asText()).isEqualTo("validation");
        String recorded = Files.readString(run.resolve("events.jsonl"))
                .lines()
                .filter(l -> l.contains("\"tuned\"") && l.contains("validation"))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("metrics"))
                .isEqualTo(new ObjectMapper().readTree(recorded).path("metrics"));
        assertThat(folder.resolve("kept/tuned-validation.jsonl")).exists();
    }

    @Test
    void an_experiment_s_first_policy_is_measured_and_unknown_names_are_answered() throws IOException {
        TinyRun tiny = TinyRun.in(folder);

        assertThat(tiny.exp("eval", tiny.file().toString(), "--only", "validation"))
                .isZero();
        assertThat(tiny.out().toString()).contains("base").contains("pass@1");
        assertThat(tiny.exp("eval", tiny.file().toString(), "--only", "test")).isEqualTo(1);
        assertThat(tiny.err().toString()).contains("has no `evaluate test`").contains("it has validation");
        assertThat(tiny.exp("eval", "mbbp")).isEqualTo(1);
        assertThat(tiny.err().toString()).contains("`mbbp` is neither a benchmark");
    }

    @Test
    void a_profile_sets_what_the_command_line_does_not() throws IOException {
        TinyRun tiny = TinyRun.in(folder);

        int code = tiny.exp("explain", tiny.file().toString(), "--compat", "trl-0.11", "kl.coefficient=0.1", "--all");

        assertThat(tiny.err().toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(tiny.out().toString())
                .containsPattern("credit +sparse +command line")
                .containsPattern("coefficient +0.1 +command line")
                .containsPattern("controller +adaptive\\(target: 6, horizon: 10_000\\)")
                .containsPattern("max_grad_norm +none");
        assertThat(tiny.exp("run", tiny.file().toString(), "--compat", "trl")).isEqualTo(1);
        assertThat(tiny.err().toString()).contains("there is no profile `trl`").contains("trl-0.11");
    }
}
