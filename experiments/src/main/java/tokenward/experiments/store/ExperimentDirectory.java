package tokenward.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything one command produced: one run, or all the points of a sweep. The report stands at its top.
 *
 * @param top the run itself, or the directory above the points
 * @param runs the runs that have begun, in the order of their points' names
 */
public record ExperimentDirectory(RunDirectory top, List<RunDirectory> runs) {
    public ExperimentDirectory {
        runs = List.copyOf(runs);
    }

    /**
     * Opens what a user names: a run, a sweep, or an experiment's folder, of which the latest fingerprint is taken.
     *
     * @throws StoreException when there is no run there
     */
    public static ExperimentDirectory open(Path path) {
        if (Files.isDirectory(path) && !Files.exists(path.resolve(RunDirectory.PLAN))) {
            List<RunDirectory> below = directoriesIn(path);
            if (!below.isEmpty()
                    && below.stream().allMatch(run -> run.plan().point().isEmpty())) {
                return of(below.stream()
                        .max(Comparator.comparing(RunDirectory::lastWritten).thenComparing(RunDirectory::path))
                        .orElseThrow());
            }
        }
        return of(RunDirectory.open(path));
    }

    /** Returns whether these are the points of a sweep. */
    public boolean isSweep() {
        return !top.plan().axes().isEmpty();
    }

    private static ExperimentDirectory of(RunDirectory top) {
        return top.plan().axes().isEmpty()
                ? new ExperimentDirectory(top, List.of(top))
                : new ExperimentDirectory(top, directoriesIn(top.path()));
    }

    private static List<RunDirectory> directoriesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.exists(file.resolve(RunDirectory.PLAN)))
                    .sorted()
                    .map(RunDirectory::open)
                    .toList();
        } catch (IOException cause) {
            throw StoreException.unreadable(folder, cause);
        }
    }
}
