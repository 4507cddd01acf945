package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks of a real run of one update. */
class LockedRunTest {
    @TempDir
    private Path folder;

    @Test
    void two_runs_of_one_lock_are_bitwise_equal() throws IOException {
        TinyRun tiny = TinyRun.in(folder);
        assertThat(tiny.exp("lock", tiny.file().toString())).isZero();

        Path first = run(tiny, "first");
        Path second = run(tiny, "second");

        assertThat(tiny.err().toString()).isEmpty();
        List<String> names = files(first);
        assertThat(names).contains("policy/model.safetensors").anyMatch(n -> n.startsWith("rollouts/"));
        for (String name : names) {
            assertThat(second.resolve(name)).as(name).hasSameBinaryContentAs(first.resolve(name));
        }
    }

    @Test
    void a_changed_value_is_pointed_at_and_nothing_runs() throws IOException {
        TinyRun tiny = TinyRun.in(folder);
        assertThat(tiny.exp("lock", tiny.file().toString())).isZero();
        tiny.write("epochs = 2");

        int code = tiny.exp(
                "run",
                tiny.file().toString(),
                "--locked",
                "--runs",
                folder.resolve("runs").toString());

        assertThat(code).isEqualTo(1);
        assertThat(tiny.err().toString())
                .contains("error[E0701]")
                .contains("epochs = 2")
                .contains("^ was 1");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void a_lock_names_weights_data_and_tools() throws IOException {
        TinyRun tiny = TinyRun.in(folder);
        tiny.exp("lock", tiny.file().toString());

        assertThat(folder.resolve("tiny.exp.lock"))
                .content()
                .contains("model.policy.checkpoint/model.safetensors: \"sha256:")
                .contains("model.policy.checkpoint/tokenizer.json: \"sha256:")
                .contains("data.train.path: \"sha256:")
                .contains("engine.libtorch: \"")
                .contains("tool.python: \"")
                .contains("java: \"");
    }

    @Test
    void a_dry_run_judges_reference_solutions_and_first_rollouts_and_keeps_nothing() throws IOException {
        TinyRun tiny = TinyRun.in(folder);

        int code = tiny.exp(
                "run",
                tiny.file().toString(),
                "--dry-run",
                "--runs",
                folder.resolve("runs").toString());

        assertThat(tiny.err().toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(tiny.out().toString())
                .contains("reference solution")
                .contains("sampled, ")
                .contains("nothing was trained");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    private static Path run(TinyRun tiny, String runs) throws IOException {
        Path folder = tiny.folder().resolve(runs);
        assertThat(tiny.exp("run", tiny.file().toString(), "--locked", "--runs", folder.toString()))
                .as(tiny.err().toString())
                .isZero();
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(p -> p.endsWith("policy"))
                    .map(Path::getParent)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Everything but the times of events and the facts of the machine. */
    private static List<String> files(Path run) throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            return all.filter(Files::isRegularFile)
                    .map(p -> run.relativize(p).toString())
                    .filter(n -> n.startsWith("policy/") || n.startsWith("rollouts/") || n.startsWith("evaluations/"))
                    .sorted()
                    .toList();
        }
    }
}
