package tokenward.experiments.data.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Opens data by the ending of the name: JSON Lines, JSON, CSV, Parquet, or a directory of such files. */
public final class RecordFiles {
    private static final List<String> ENDINGS = List.of(".parquet", ".jsonl", ".jsonl.gz", ".json", ".json.gz", ".csv");

    private RecordFiles() {}

    /**
     * Opens a file, or the files of a directory in the order of their names. Beside Parquet files others do not count: they
     * describe a published data set.
     *
     * @param split of a directory, only files whose name begins with it ({@code train-00000-of-00050.parquet}) count, where
     *     there are such
     */
    public static Records open(Path path, Optional<String> split) {
        return Files.isDirectory(path) ? directory(path, split) : file(path);
    }

    private static Records file(Path file) {
        if (name(file).endsWith(".parquet")) {
            return new ParquetRecords(file);
        }
        return Records.of(name(file).endsWith(".csv") ? CsvRecords.read(file) : JsonRecords.read(file));
    }

    private static Records directory(Path directory, Optional<String> split) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(RecordFiles::isData).sorted().toList();
        } catch (IOException cause) {
            throw DataException.of(directory, "cannot be read: " + cause.getMessage());
        }
        if (files.isEmpty()) {
            throw DataException.of(directory, "holds no file that ends in " + String.join(", ", ENDINGS));
        }
        List<Path> data = orAll(files, file -> name(file).endsWith(".parquet"));
        List<Path> ofSplit = orAll(
                data,
                file -> split.filter(file.getFileName().toString()::startsWith).isPresent());
        return new Concatenated(ofSplit.stream().map(RecordFiles::file).toList());
    }

    /** Returns those that are wanted where there are such, else all. */
    private static List<Path> orAll(List<Path> files, Predicate<Path> wanted) {
        List<Path> some = files.stream().filter(wanted).toList();
        return some.isEmpty() ? files : some;
    }

    private static String name(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isData(Path file) {
        return Files.isRegularFile(file) && ENDINGS.stream().anyMatch(name(file)::endsWith);
    }

    /** Several files, one after the other. */
    private record Concatenated(List<Records> parts) implements Records {
        @Override
        public int count() {
            return parts.stream().mapToInt(Records::count).reduce(0, Math::addExact);
        }

        @Override
        public void read(int[] positions, Consumer<DataRecord> reader) {
            int from = 0;
            int next = 0;
            for (Records part : parts) {
                int end = from + part.count();
                List<Integer> here = new ArrayList<>();
                while (next < positions.length && positions[next] < end) {
                    here.add(positions[next++] - from);
                }
                part.read(here.stream().mapToInt(Integer::intValue).toArray(), reader);
                from = end;
            }
            if (next < positions.length) {
                throw new IndexOutOfBoundsException(
                        "record " + positions[next] + " of " + from + " in " + Arrays.toString(positions));
            }
        }
    }
}
