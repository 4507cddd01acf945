package tokenward.dsl.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The columns of a file's first record. */
final class FirstRecord {
    private FirstRecord() {}

    static Optional<Set<String>> columns(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean json = name.matches(".*\\.jsonl?(\\.gz)?");
        if (!Files.isRegularFile(file) || !(json || name.endsWith(".csv"))) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
            return json ? ofJson(plain) : ofCsv(plain);
        } catch (IOException e) {
            return Optional.empty();
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
