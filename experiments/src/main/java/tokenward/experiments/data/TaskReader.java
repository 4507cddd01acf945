package tokenward.experiments.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.data.records.DataRecord;
import tokenward.rewards.api.Task;

/** Makes tasks of records as a {@code data} block says, and remembers what is wrong with those it leaves out. */
final class TaskReader implements Consumer<DataRecord> {
    private static final int SHOWN = 5;

    /** A task and where it stands, so that records read in several passes end in the order of their files. */
    private record Found(String file, long position, Task task) {}

    private final DataSettings data;
    private final List<Found> found = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    TaskReader(DataSettings data) {
        this.data = data;
    }

    /**
     * Takes a record.
     *
     * @throws DataException when it cannot be used, unless the block says {@code skip_bad = true}
     */
    @Override
    public void accept(DataRecord record) {
        try {
            if (!record.fault().isEmpty()) {
                throw new IllegalArgumentException(record.fault());
            }
            Task task = shape(record).toTask(record.object(), name(record));
            if (!ids.add(task.id())) {
                throw new IllegalArgumentException("has the id `" + task.id() + "` of an earlier record");
            }
            found.add(new Found(record.file().toString(), record.position(), task));
        } catch (IllegalArgumentException fault) {
            if (!data.skipBad()) {
                throw DataException.of(
                        record.file(),
                        record.position(),
                        fault.getMessage() + "; `skip_bad = true` leaves such records out");
            }
            faults.add(record.place() + ": " + fault.getMessage());
        }
    }

    /** Returns how many tasks there are so far. */
    int size() {
        return found.size();
    }

    /** Returns the tasks in the order of their records. */
    List<Task> tasks() {
        return found.stream()
                .sorted(Comparator.comparing(Found::file).thenComparingLong(Found::position))
                .map(Found::task)
                .toList();
    }

    /** Returns how many records were left out, and the first of them. */
    Optional<String> leftOut() {
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("left out " + faults.size() + " of " + (faults.size() + found.size()) + " records:\n  "
                + String.join("\n  ", faults.subList(0, Math.min(SHOWN, faults.size())))
                + (faults.size() > SHOWN ? "\n  ..." : ""));
    }

    /** Names a record that has no id of its own. */
    private String name(DataRecord record) {
        boolean only = data.path().filter(record.file()::equals).isPresent();
        return (only ? "" : record.file().getFileName() + ":") + record.position();
    }

    private RecordShape shape(DataRecord record) {
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
}
