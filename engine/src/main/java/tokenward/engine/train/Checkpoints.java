package tokenward.engine.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import tokenward.engine.model.PolicyModel;

/**
 * Saved states of a run: {@code last} to go on from and {@code best} to choose. A state is written beside its place and
 * moved there whole, so that a crash leaves the one before.
 */
final class Checkpoints {
    private static final String PROGRESS = "progress.properties";
    private final Path directory;

    Checkpoints(Path directory) {
        this.directory = directory;
    }

    /**
     * Where a run stands.
     *
     * @param update updates made
     * @param klCoefficient beta in force
     * @param best highest value of the kept metric so far; negative infinity before the first
     * @param bestUpdate updates made when it was measured
     */
    record Progress(int update, double klCoefficient, double best, int bestUpdate) {
        static final Progress START = new Progress(0, Double.NaN, Double.NEGATIVE_INFINITY, 0);
    }

    /** Saves the state a run goes on from. */
    Path saveLast(PolicyModel model, Progress progress) {
        return save("last", model, progress);
    }

    /** Saves the best state so far. */
    void saveBest(PolicyModel model, Progress progress) {
        save("best", model, progress);
    }

    /** Reads the state to go on from into the model, when there is one. */
    Optional<Progress> loadLast(PolicyModel model) {
        return load("last", model);
    }

    /** Reads the best state into the model, when there is one. */
    Optional<Progress> loadBest(PolicyModel model) {
        return load("best", model);
    }

    private Path save(String name, PolicyModel model, Progress progress) {
        Path target = directory.resolve(name);
        Path fresh = directory.resolve(name + ".writing");
        Path old = directory.resolve(name + ".old");
        try {
            delete(fresh);
            Files.createDirectories(fresh);
            model.saveState(fresh);
            Files.writeString(fresh.resolve(PROGRESS), text(progress));
            delete(old);
            if (Files.exists(target)) {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the checkpoint " + target + ": " + e.getMessage(), e);
        }
    }

    private static String text(Progress progress) {
        return "best=" + progress.best() + "\nbest_update=" + progress.bestUpdate() + "\nkl_coefficient="
                + progress.klCoefficient() + "\nupdate=" + progress.update() + "\n";
    }

    /** Returns the updates that the last saved state has seen. */
    Optional<Integer> lastUpdate() {
        return find("last").map(source -> read(source).update());
    }

    private Optional<Progress> load(String name, PolicyModel model) {
        return find(name).map(source -> {
            Progress progress = read(source);
            model.loadState(source);
            return progress;
        });
    }

    /** The one before the last stands in where a crash came between two moves. */
    private Optional<Path> find(String name) {
        Path target = directory.resolve(name);
        Path old = directory.resolve(name + ".old");
        return Files.exists(target) ? Optional.of(target) : Optional.of(old).filter(Files::exists);
    }

    private static Progress read(Path source) {
        Properties values = new Properties();
        try (var reader = Files.newBufferedReader(source.resolve(PROGRESS))) {
            values.load(reader);
            return new Progress(
                    Integer.parseInt(values.getProperty("update", "")),
                    Double.parseDouble(values.getProperty("kl_coefficient", "")),
                    Double.parseDouble(values.getProperty("best", "")),
                    Integer.parseInt(values.getProperty("best_update", "")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the checkpoint " + source + ": " + e.getMessage(), e);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(source.resolve(PROGRESS) + " is damaged: " + e.getMessage(), e);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
