package tokenward.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.NoticeRecord;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.experiments.store.record.RunEvent;
import tokenward.experiments.store.record.SampleRecord;

/**
 * One run on disk: {@code runs/<experiment>/<fingerprint>/}, or, in a sweep, a directory below that named by its point.
 * Reading is tolerant of a run that is still going on or that was killed: a last line that is cut off is left out.
 */
public final class RunDirectory {
    static final String PLAN = "plan.json";
    static final String EVENTS = "events.jsonl";
    static final String ROLLOUTS = "rollouts";
    static final String EVALUATIONS = "evaluations";
    static final String POLICY = "policy";

    private final Path path;
    private final PlanRecord plan;

    private RunDirectory(Path path, PlanRecord plan) {
        this.path = path;
        this.plan = plan;
    }

    /** Returns where a plan's run belongs below a folder of runs, {@code runs/mbpp/1f0c5aa2/credit=dense,seed=3}. */
    public static Path locate(Path runs, PlanRecord plan) {
        Path experiment = runs.resolve(fileName(plan.experiment())).resolve(plan.abbreviated());
        return plan.point().isEmpty() ? experiment : experiment.resolve(fileName(plan.name()));
    }

    /** Makes a run's directory below a folder of runs, or returns the one that is there, and writes its plan. */
    public static RunDirectory create(Path runs, PlanRecord plan) {
        Path path = locate(runs, plan);
        try {
            Files.createDirectories(path);
        } catch (IOException cause) {
            throw StoreException.unwritable(path, cause);
        }
        WholeFile.replace(path.resolve(PLAN), Json.page(plan));
        return new RunDirectory(path, plan);
    }

    /**
     * Opens a run's directory for reading.
     *
     * @throws StoreException when it is no run directory, saying which file is missing or malformed
     */
    public static RunDirectory open(Path path) {
        if (!Files.isDirectory(path)) {
            throw StoreException.wrong(
                    path, Files.exists(path) ? "is a file, and a run is a directory" : "does not exist");
        }
        Path file = path.resolve(PLAN);
        if (!Files.isRegularFile(file)) {
            throw StoreException.wrong(path, "is no run directory: it holds no `" + PLAN + "`");
        }
        return new RunDirectory(path, JsonLines.page(file, PlanRecord.class));
    }

    /** Returns the directory. */
    public Path path() {
        return path;
    }

    /** Returns what was to be run. */
    public PlanRecord plan() {
        return plan;
    }

    /** Returns the folder for checkpoints. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** Returns the folder the selected policy is exported to. */
    public Path policy() {
        return path.resolve(POLICY);
    }

    /** Returns the folder reports are written to. */
    public Path report() {
        return path.resolve("report");
    }

    /** Returns whether anything has happened in this run. */
    public boolean hasEvents() {
        try {
            Path file = path.resolve(EVENTS);
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException cause) {
            throw StoreException.unreadable(path.resolve(EVENTS), cause);
        }
    }

    /**
     * Removes the directory again where it holds a plan and nothing else, for instance because an input was missing: a
     * run that never began must not be taken for the latest one.
     */
    public void removeIfUnbegun() {
        try {
            if (isAlone(path, PLAN)) {
                Files.delete(path.resolve(PLAN));
                Files.delete(path);
            }
        } catch (IOException cause) {
            throw StoreException.unwritable(path, cause);
        }
    }

    private static boolean isAlone(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().equals(List.of(name));
        }
    }

    /** Returns whether the run came to its end. */
    public boolean isFinished() {
        return events(NoticeRecord.class).stream()
                .anyMatch(notice -> notice.kind().equals(NoticeRecord.FINISHED));
    }

    /** Returns all events, oldest first; evaluations without their samples. */
    public List<RunEvent> events() {
        Path file = path.resolve(EVENTS);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<RunEvent> events = new ArrayList<>();
        JsonLines.forEach(file, RunEvent.class, events::add);
        return List.copyOf(events);
    }

    /** Returns the events of one kind, oldest first. */
    public <E extends RunEvent> List<E> events(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Returns an evaluation with its samples; without, when the run keeps none. */
    public EvaluationRecord withSamples(EvaluationRecord evaluation) {
        Path file = samplesOf(evaluation);
        if (!Files.exists(file)) {
            return evaluation;
        }
        List<SampleRecord> samples = new ArrayList<>();
        JsonLines.forEach(file, SampleRecord.class, samples::add);
        return evaluation.withSamples(samples);
    }

    /** Returns the updates that have rollouts on disk, in increasing order. */
    public List<Integer> updatesWithRollouts() {
        Path folder = path.resolve(ROLLOUTS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> numberOf(file.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        } catch (IOException cause) {
            throw StoreException.unreadable(folder, cause);
        }
    }

    /** Hands the rollouts of one update to a visitor, one at a time and in order. */
    public void forEachRollout(int update, Consumer<RolloutRecord> visitor) {
        JsonLines.forEach(path.resolve(ROLLOUTS).resolve(numbered(update)), RolloutRecord.class, visitor);
    }

    /** Returns when the run last wrote anything; for choosing among several. */
    public FileTime lastWritten() {
        Path file = path.resolve(hasEvents() ? EVENTS : PLAN);
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException cause) {
            throw StoreException.unreadable(file, cause);
        }
    }

    /** Returns the name of the file for an update, {@code update-00010.jsonl}; sorted by name is sorted by update. */
    static String numbered(int update) {
        return String.format(Locale.ROOT, "update-%05d.jsonl", update);
    }

    /** Returns the file of an evaluation's samples. */
    Path samplesOf(EvaluationRecord evaluation) {
        String file = evaluation.policy() == EvaluationRecord.Policy.UPDATE
                ? numbered(evaluation.update())
                : evaluation.policy().name().toLowerCase(Locale.ROOT) + ".jsonl";
        return path.resolve(EVALUATIONS).resolve(fileName(evaluation.name())).resolve(file);
    }

    static Optional<Integer> numberOf(String name) {
        return name.matches("update-\\d{5,9}\\.jsonl")
                ? Optional.of(Integer.parseInt(name.substring("update-".length(), name.length() - ".jsonl".length())))
                : Optional.empty();
    }

    /** Returns a name with what no file system likes replaced. */
    static String fileName(String name) {
        return name.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "_");
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
