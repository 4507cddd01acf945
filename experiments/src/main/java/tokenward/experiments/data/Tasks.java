package tokenward.experiments.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.engine.rollout.Shuffle;
import tokenward.engine.rollout.Uniforms;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.data.records.RecordFiles;
import tokenward.experiments.data.records.Records;
import tokenward.rewards.api.Task;

/** The tasks of a {@code data} block. */
public final class Tasks {
    private Tasks() {}

    /**
     * Reads and selects the tasks of a block.
     *
     * @param warnings told how many records were left out, and which
     * @throws DataException naming file and record, unless the block says {@code skip_bad = true}
     */
    public static List<Task> load(DataSettings data, Consumer<String> warnings) {
        Path file = data.path()
                .orElseThrow(() -> DataException.of(
                        Path.of("data " + data.name()),
                        "names no file"
                                + data.dataset()
                                        .map(name -> ": put " + name + " on this machine and set data." + data.name()
                                                + ".path")
                                        .orElse("")));
        Records records = RecordFiles.open(file, data.split());
        TaskReader reader = new TaskReader(data);
        int[] order = order(records.count(), data.select());
        int wanted = wanted(order.length, data.select());
        // Where bad records may be left out, the next ones in order take their places.
        for (int next = 0; next < order.length && reader.size() < wanted; ) {
            int[] positions = Arrays.copyOfRange(order, next, Math.min(order.length, next + wanted - reader.size()));
            next += positions.length;
            Arrays.sort(positions);
            records.read(positions, reader);
        }
        reader.leftOut().ifPresent(warnings);
        List<Task> tasks = reader.tasks();
        if (tasks.isEmpty()) {
            throw DataException.of(file, "holds no record that can be used");
        }
        if (tasks.size() < wanted && !(data.select() instanceof DataSettings.Select.All)) {
            throw DataException.of(
                    file, "holds " + tasks.size() + " records that can be used, and " + wanted + " are selected");
        }
        return tasks;
    }

    /**
     * Reads every task of a file, telling the shape of each record by its columns.
     *
     * @throws DataException naming file and record
     */
    public static List<Task> read(Path file) {
        Records records = RecordFiles.open(file, Optional.empty());
        List<Task> tasks = new ArrayList<>();
        records.read(IntStream.range(0, records.count()).toArray(), record -> {
            try {
                if (!record.fault().isEmpty()) {
                    throw new IllegalArgumentException(record.fault());
                }
                tasks.add(RecordShape.of(record.object()).toTask(record.object(), Long.toString(record.position())));
            } catch (IllegalArgumentException fault) {
                throw DataException.of(record.file(), record.position(), String.valueOf(fault.getMessage()));
            }
        });
        return tasks;
    }

    private static int[] order(int count, DataSettings.Select select) {
        return select instanceof DataSettings.Select.Random(int rows, long seed)
                ? Shuffle.permutation(count, Uniforms.of(seed, "select"))
                : IntStream.range(0, count).toArray();
    }

    private static int wanted(int count, DataSettings.Select select) {
        return switch (select) {
            case DataSettings.Select.All() -> count;
            case DataSettings.Select.First(int rows) -> rows;
            case DataSettings.Select.Random(int rows, long seed) -> rows;
        };
    }
}
