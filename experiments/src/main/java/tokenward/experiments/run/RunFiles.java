package tokenward.experiments.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that come and go. */
final class RunFiles {
    private RunFiles() {}

    /** Creates a folder for what is not kept. */
    static Path scratch() {
        try {
            return Files.createTempDirectory("tokenward-rehearsal");
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot create a temporary folder: " + cause.getMessage(), cause);
        }
    }

    /** Removes a folder and everything in it. */
    static void clear(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot remove " + folder + ": " + cause.getMessage(), cause);
        }
    }
}
