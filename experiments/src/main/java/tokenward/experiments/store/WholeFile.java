package tokenward.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written as a whole, so that nobody ever reads half of it. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a whole file, and the folders above it, so that a crash leaves either the old one or the new one.
     *
     * @throws StoreException when it cannot be written
     */
    public static void replace(Path file, byte[] content) {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cause) {
            throw StoreException.unwritable(file, cause);
        }
    }
}
