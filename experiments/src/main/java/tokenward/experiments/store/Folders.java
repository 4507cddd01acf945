package tokenward.experiments.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that come and go. */
public final class Folders {
    private Folders() {}

    /**
     * Creates a folder for what is not kept.
     *
     * @param what it is for, a part of its name
     */
    public static Path scratch(String what) {
        try {
            return Files.createTempDirectory("tokenward-" + what);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot create a temporary folder: " + cause.getMessage(), cause);
        }
    }

    /** Removes a folder and everything in it. */
    public static void clear(Path folder) {
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
