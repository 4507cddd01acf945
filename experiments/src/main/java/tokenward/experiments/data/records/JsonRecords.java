package tokenward.experiments.data.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Objects of a JSON Lines file or of a JSON file that holds one array; either may be gzipped. */
public final class JsonRecords {
    /** Python writes infinities and nan into its JSON, and MBPP+ holds some. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonRecords() {}

    public static List<DataRecord> read(Path file) {
        try (BufferedReader reader = open(file)) {
            reader.mark(1 << 16);
            int first = firstCharacter(reader);
            reader.reset();
            return first == '[' ? array(file, reader) : lines(file, reader);
        } catch (IOException cause) {
            throw DataException.of(file, "cannot be read: " + cause.getMessage());
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw DataException.of(file, Files.exists(file) ? "is not a file" : "does not exist");
        }
        InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }

    private static int firstCharacter(BufferedReader reader) throws IOException {
        int c = reader.read();
        while (c != -1 && Character.isWhitespace(c)) {
            c = reader.read();
        }
        return c;
    }

    private static List<DataRecord> array(Path file, BufferedReader reader) throws IOException {
        JsonNode whole;
        try {
            whole = JSON.readTree(reader);
        } catch (JsonProcessingException malformed) {
            throw DataException.of(file, malformed.getLocation().getLineNr(), "is no JSON: " + words(malformed));
        }
        List<DataRecord> records = new ArrayList<>();
        for (JsonNode object : whole) {
            records.add(record(file, records.size() + 1, object));
        }
        return records;
    }

    private static List<DataRecord> lines(Path file, BufferedReader reader) throws IOException {
        List<DataRecord> records = new ArrayList<>();
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                records.add(record(file, number, JSON.readTree(line)));
            } catch (JsonProcessingException malformed) {
                records.add(new DataRecord(
                        file,
                        number,
                        JSON.createObjectNode(),
                        "is no JSON: " + words(malformed) + " at column "
                                + malformed.getLocation().getColumnNr()));
            }
        }
        return records;
    }

    /** Returns the parser's complaint without its inner particulars. */
    private static String words(JsonProcessingException malformed) {
        return malformed.getOriginalMessage().replaceFirst("\\s*\\(start marker at.*", "");
    }

    private static DataRecord record(Path file, long position, JsonNode node) {
        return new DataRecord(file, position, node, node.isObject() ? "" : "is not a JSON object");
    }
}
