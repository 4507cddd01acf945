package tokenward.experiments.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run that another experiment made already. Experiments that hold all but one thing fixed share a run: the fingerprint
 * of a run covers every value that can change a result, and neither its name nor its tables.
 */
public final class SameRun {
    private static final List<String> FOLDERS =
            List.of(RunDirectory.EVALUATIONS, RunDirectory.ROLLOUTS, RunDirectory.POLICY);
    /** {@code runs/<experiment>/<fingerprint>/<point>}. */
    private static final int DEPTH = 3;

    private SameRun() {}

    /**
     * Looks below a folder of runs for a finished run with the fingerprint of one that has not begun, and copies what it
     * measured. The events come last, so a copy that is cut short is no run that has begun.
     *
     * @return where it was made; empty when there is none
     */
    public static Optional<Path> takeOver(Path runs, RunDirectory into) {
        Optional<RunDirectory> found = find(runs, into);
        found.ifPresent(from -> {
            for (String folder : FOLDERS) {
                copy(from.path().resolve(folder), into.path().resolve(folder));
            }
            copy(from.path().resolve(RunDirectory.EVENTS), into.path().resolve(RunDirectory.EVENTS));
        });
        return found.map(RunDirectory::path);
    }

    private static Optional<RunDirectory> find(Path runs, RunDirectory into) {
        String fingerprint = into.plan().run();
        try {
            return folders(runs).stream()
                    .filter(folder -> mentions(folder.resolve(RunDirectory.PLAN), fingerprint))
                    .map(RunDirectory::open)
                    .filter(run -> run.plan().run().equals(fingerprint))
                    .filter(run -> !run.path().equals(into.path()) && run.isFinished())
                    .min(Comparator.comparing(RunDirectory::path));
        } catch (IOException | UncheckedIOException cause) {
            throw StoreException.wrong(runs, "cannot be searched for finished runs: " + cause.getMessage());
        }
    }

    /** Returns the folders with a plan. Other runs may be made meanwhile: what is gone again is passed over. */
    private static List<Path> folders(Path runs) throws IOException {
        List<Path> folders = new ArrayList<>();
        Files.walkFileTree(runs, Set.of(), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return visitFile(folder, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (attributes.isDirectory() && Files.isRegularFile(path.resolve(RunDirectory.PLAN))) {
                    folders.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException cause) throws IOException {
                return postVisitDirectory(path, cause);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException cause) throws IOException {
                if (cause != null && !(cause instanceof NoSuchFileException)) {
                    throw cause;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return folders;
    }

    private static boolean mentions(Path plan, String fingerprint) {
        try {
            return Files.readString(plan).contains(fingerprint);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void copy(Path from, Path to) {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException cause) {
            throw StoreException.unwritable(to, cause);
        }
    }
}
