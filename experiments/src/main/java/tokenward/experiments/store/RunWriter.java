package tokenward.experiments.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.experiments.store.record.RunEvent;
import tokenward.experiments.store.record.UpdateRecord;

/**
 * Appends to a run directory. Events are appended one line at a time and handed to the system at once, so a killed run
 * loses at most the line it was writing; files of rollouts and samples appear whole or not at all, and before the event
 * that speaks of them. Holds a lock on the events, so that one run has one writer. Not thread-safe.
 */
public final class RunWriter implements AutoCloseable {
    /** Keeps nothing when handed to {@link #resume}: the run starts over. */
    public static final int FROM_THE_START = -1;

    private final RunDirectory directory;
    private final Path file;
    private final FileChannel events;

    private RunWriter(RunDirectory directory, Path file, FileChannel events) {
        this.directory = directory;
        this.file = file;
        this.events = events;
    }

    /**
     * Begins a run.
     *
     * @throws StoreException when the directory already holds one
     */
    public static RunWriter begin(RunDirectory directory) {
        if (directory.hasEvents()) {
            throw StoreException.wrong(directory.path(), "already holds a run");
        }
        return open(directory);
    }

    /**
     * Continues a run as it stood right after {@code update} updates: what came later is removed.
     *
     * @param update the checkpoint's update; {@link #FROM_THE_START} removes everything
     */
    public static RunWriter resume(RunDirectory directory, int update) {
        RunWriter writer = open(directory);
        writer.truncateAfter(update);
        return writer;
    }

    private static RunWriter open(RunDirectory directory) {
        Path file = directory.path().resolve(RunDirectory.EVENTS);
        FileChannel events = null;
        try {
            events = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (events.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
            events.position(events.size());
            return new RunWriter(directory, file, events);
        } catch (OverlappingFileLockException other) {
            closeQuietly(events);
            throw StoreException.wrong(directory.path(), "is being written by another process");
        } catch (IOException cause) {
            closeQuietly(events);
            throw StoreException.unwritable(file, cause);
        }
    }

    /** Returns the directory written to. */
    public RunDirectory directory() {
        return directory;
    }

    /** Appends an event; an evaluation's samples are written to their own file first. */
    public void write(RunEvent event) {
        if (event instanceof EvaluationRecord evaluation
                && !evaluation.samples().isEmpty()) {
            writeLines(directory.samplesOf(evaluation), evaluation.samples());
        }
        try {
            ByteBuffer line = ByteBuffer.wrap(Json.line(event));
            while (line.hasRemaining()) {
                events.write(line);
            }
            if (!(event instanceof UpdateRecord)) {
                events.force(false);
            }
        } catch (IOException cause) {
            throw StoreException.unwritable(file, cause);
        }
    }

    /** Writes the rollouts sampled for one update, all in one file. */
    public void writeRollouts(int update, List<RolloutRecord> rollouts) {
        Path folder = directory.path().resolve(RunDirectory.ROLLOUTS);
        writeLines(folder.resolve(RunDirectory.numbered(update)), rollouts);
    }

    @Override
    public void close() {
        try {
            events.close();
        } catch (IOException cause) {
            throw StoreException.unwritable(file, cause);
        }
    }

    private static void writeLines(Path file, List<?> records) {
        var lines = new ByteArrayOutputStream();
        for (Object record : records) {
            lines.writeBytes(Json.line(record));
        }
        WholeFile.replace(file, lines.toByteArray());
    }

    /** Keeps the events up to and including {@code update}, and the files they speak of. */
    private void truncateAfter(int update) {
        List<RunEvent> kept = new ArrayList<>();
        try {
            byte[] text = Files.readAllBytes(file);
            int end = 0;
            while (end < text.length) {
                int newline = end;
                while (newline < text.length && text[newline] != '\n') {
                    newline++;
                }
                if (newline == text.length) {
                    break;
                }
                RunEvent event =
                        Json.read(new String(text, end, newline - end, StandardCharsets.UTF_8), RunEvent.class);
                if (event.update() > update) {
                    break;
                }
                kept.add(event);
                end = newline + 1;
            }
            events.truncate(end);
            events.position(end);
        } catch (IOException cause) {
            throw StoreException.unreadable(file, cause);
        }
        removeUnspoken(kept, update);
    }

    private void removeUnspoken(List<RunEvent> kept, int update) {
        Set<Path> spoken = new HashSet<>();
        for (RunEvent event : kept) {
            if (event instanceof EvaluationRecord evaluation) {
                spoken.add(directory.samplesOf(evaluation));
            }
        }
        for (Path file : filesBelow(directory.path().resolve(RunDirectory.EVALUATIONS))) {
            if (!spoken.contains(file)) {
                remove(file);
            }
        }
        for (Path file : filesBelow(directory.path().resolve(RunDirectory.ROLLOUTS))) {
            if (RunDirectory.numberOf(file.getFileName().toString()).orElse(Integer.MAX_VALUE) > update) {
                remove(file);
            }
        }
    }

    private static List<Path> filesBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException cause) {
            throw StoreException.unreadable(folder, cause);
        }
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException cause) {
            throw StoreException.unwritable(file, cause);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // The failure that led here is the one to report.
        }
    }
}
