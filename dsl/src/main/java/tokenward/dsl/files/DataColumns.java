package tokenward.dsl.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The columns of a data file: of its first record, or of its schema. */
final class DataColumns {
    private static final Pattern DATA = Pattern.compile("(?i).*\\.(parquet|csv|jsonl?(\\.gz)?)");

    private DataColumns() {}

    /** Returns the columns of a file, or of the file of a directory that is read first. */
    static Optional<Header> of(Path path, Optional<String> split) {
        try {
            Optional<Path> file = Files.isDirectory(path) ? first(path, split) : Optional.of(path);
            return file.isPresent() ? of(file.get()) : Optional.empty();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Path> first(Path directory, Optional<String> split) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> files = all.filter(DataColumns::isData).sorted().toList();
            return files.stream()
                    .filter(file -> split.filter(
                                    name -> String.valueOf(file.getFileName()).startsWith(name))
                            .isPresent())
                    .findFirst()
                    .or(() -> files.stream().findFirst());
        }
    }

    private static boolean isData(Path file) {
        return DATA.matcher(String.valueOf(file.getFileName())).matches() && Files.isRegularFile(file);
    }

    private static Optional<Header> of(Path file) throws IOException {
        if (!isData(file)) {
            return Optional.empty();
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".parquet")) {
            return ParquetSchema.columns(file).map(names -> new Header(names, true));
        }
        try (InputStream in = Files.newInputStream(file)) {
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
            return (name.endsWith(".csv") ? ofCsv(plain) : ofJson(plain)).map(names -> new Header(names, false));
        }
    }

    private static Optional<Set<String>> ofJson(InputStream in) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        try (JsonParser json = new JsonFactory().createParser(in)) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                first = json.nextToken();
            }
            if (first != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                columns.add(json.currentName());
                json.nextToken();
                json.skipChildren();
            }
        }
        return Optional.of(columns);
    }

    /** A quoted heading with a comma in it is left to the reader of the data. */
    private static Optional<Set<String>> ofCsv(InputStream in) throws IOException {
        String heading = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (heading == null || heading.contains("\"")) {
            return Optional.empty();
        }
        Set<String> columns = new LinkedHashSet<>();
        for (String column : heading.replace("\uFEFF", "").split(",", -1)) {
            columns.add(column.strip());
        }
        return Optional.of(columns);
    }
}
