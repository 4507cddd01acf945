package tokenward.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameRunTest {
    @TempDir
    private Path runs;

    @Test
    void files_of_other_runs_may_come_and_go_while_it_looks() throws IOException {
        RunDirectory into = SyntheticRun.write(runs, SyntheticRun.plan(), 2, 1, 1);
        Path other = Files.createDirectories(runs.resolve("other").resolve("0123abcd"));
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> comeAndGo(other, isOver));
        try {
            for (int i = 0; i < 300; i++) {
                assertThat(SameRun.takeOver(runs, into)).isEmpty();
            }
        } finally {
            isOver.set(true);
            writer.join();
        }
    }

    private static void comeAndGo(Path folder, AtomicBoolean isOver) {
        try {
            for (int i = 0; !isOver.get(); i++) {
                Files.writeString(folder.resolve("events.jsonl." + i), "");
                Files.deleteIfExists(folder.resolve("events.jsonl." + (i - 100)));
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
