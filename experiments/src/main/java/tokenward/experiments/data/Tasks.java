package tokenward.experiments.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.engine.rollout.Shuffle;
import tokenward.engine.rollout.Uniforms;
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
        List<Task> tasks = read(file, data, warnings);
        if (tasks.isEmpty()) {
            throw DataException.of(file, "holds no record that can be used");
        }
        return select(tasks, data.select(), file);
    }

    /**
     * Reads every task of a file, telling the shape of each record by its columns.
     *
     * @throws DataException naming file and record
     */
    public static List<Task> read(Path file) {
        List<Task> tasks = new ArrayList<>();
        for (JsonRecords.Entry record : JsonRecords.read(file)) {
            try {
                if (!record.fault().isEmpty()) {
                    throw new IllegalArgumentException(record.fault());
                }
                tasks.add(RecordShape.of(record.object()).toTask(record.object(), Long.toString(record.position())));
            } catch (IllegalArgumentException fault) {
                throw DataException.of(file, record.position(), String.valueOf(fault.getMessage()));
            }
        }
        return tasks;
    }

    private static List<Task> read(Path file, DataSettings data, Consumer<String> warnings) {
        List<Task> tasks = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        boolean csv = file.toString().endsWith(".csv");
        for (JsonRecords.Entry record : csv ? CsvRecords.read(file) : JsonRecords.read(file)) {
            try {
                if (!record.fault().isEmpty()) {
                    throw new IllegalArgumentException(record.fault());
                }
                Task task = shape(record, data).toTask(record.object(), Long.toString(record.position()));
                if (!ids.add(task.id())) {
                    throw new IllegalArgumentException("has the id `" + task.id() + "` of an earlier record");
                }
                tasks.add(task);
            } catch (IllegalArgumentException fault) {
                if (!data.skipBad()) {
                    throw DataException.of(
                            file,
                            record.position(),
                            fault.getMessage() + "; `skip_bad = true` leaves such records out");
                }
                faults.add(file + ":" + record.position() + ": " + fault.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            warnings.accept("left out " + faults.size() + " of " + (faults.size() + tasks.size()) + " records:\n  "
                    + String.join("\n  ", faults.subList(0, Math.min(5, faults.size())))
                    + (faults.size() > 5 ? "\n  ..." : ""));
        }
        return tasks;
    }

    private static RecordShape shape(JsonRecords.Entry record, DataSettings data) {
        RecordShape shape = switch (data.format()) {
            case MBPP -> record.object().has("text") ? RecordShape.MBPP : RecordShape.MBPP_SANITIZED;
            case OPEN_CODE_INSTRUCT -> RecordShape.OPEN_CODE_INSTRUCT;
            case ROBO_INSTRUCT -> RecordShape.ROBO_INSTRUCT;
            case RECORDS -> RecordShape.RECORDS;
            default -> RecordShape.of(record.object());
        };
        DataSettings.Columns columns = data.columns();
        return new RecordShape(
                columns.id().orElse(shape.id()),
                columns.instruction().orElse(shape.instruction()),
                columns.solution().orElse(shape.solution()),
                columns.tests().orElse(shape.tests()),
                columns.setup().orElse(shape.setup()),
                columns.entryPoint().orElse(shape.entryPoint()));
    }

    private static List<Task> select(List<Task> tasks, DataSettings.Select select, Path file) {
        return switch (select) {
            case DataSettings.Select.All() -> tasks;
            case DataSettings.Select.First(int rows) -> tasks.subList(0, requireRows(rows, tasks, file));
            case DataSettings.Select.Random(int rows, long seed) -> {
                int[] order = Shuffle.permutation(tasks.size(), Uniforms.of(seed, "select"));
                int[] chosen = Arrays.copyOf(order, requireRows(rows, tasks, file));
                Arrays.sort(chosen);
                yield IntStream.of(chosen).mapToObj(tasks::get).toList();
            }
        };
    }

    private static int requireRows(int rows, List<Task> tasks, Path file) {
        if (rows > tasks.size()) {
            throw DataException.of(file, "holds " + tasks.size() + " records, and " + rows + " are selected");
        }
        return rows;
    }
}
