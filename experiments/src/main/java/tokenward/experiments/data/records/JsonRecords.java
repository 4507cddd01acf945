package tokenward.experiments.data.records;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Objects of a JSON Lines file or of a JSON file that holds one array; either may be gzipped. */
public final class JsonRecords {
    /** Reads what Python writes: numbers and texts of any length, {@code NaN} and {@code Infinity}. */
    public static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(1 << 20)
                            .maxStringLength(1 << 28)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private JsonRecords() {}

    /** Reads a file; a record that cannot be read says so. */
    public static List<DataRecord> read(Path file) {
        try (BufferedInputStream in = open(file)) {
            return firstCharacter(in) == '[' ? array(file, in) : lines(file, in);
        } catch (EOFException | ZipException cause) {
            throw DataException.of(file, "is cut off or damaged: " + cause.getMessage());
        } catch (IOException cause) {
            throw DataException.of(file, "cannot be read: " + cause.getMessage());
        }
    }

    /**
     * Reads a file of which every record is needed.
     *
     * @throws DataException naming the first that cannot be read
     */
    public static List<DataRecord> readWhole(Path file) {
        List<DataRecord> records = read(file);
        for (DataRecord record : records) {
            if (!record.fault().isEmpty()) {
                throw DataException.of(file, record.position(), record.fault());
            }
        }
        return records;
    }

    /** Reads JSON Lines that stand beside a class. */
    public static List<DataRecord> ofResource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource `" + name + "` beside " + beside.getName());
            }
            return lines(Path.of(name), in);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read the resource `" + name + "`", cause);
        }
    }

    private static BufferedInputStream open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw DataException.of(file, Files.exists(file) ? "is not a file" : "does not exist");
        }
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean zipped = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return zipped ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    /** Returns the first character that is no blank, without moving on; a byte order mark before it is skipped. */
    private static int firstCharacter(BufferedInputStream in) throws IOException {
        in.mark(1 << 13);
        if (in.read() == 0xEF && in.read() == 0xBB && in.read() == 0xBF) {
            in.mark(1 << 13);
        } else {
            in.reset();
        }
        int c = in.read();
        for (int i = 0; i < 8000 && c != -1 && Character.isWhitespace(c); i++) {
            c = in.read();
        }
        in.reset();
        return c;
    }

    private static List<DataRecord> array(Path file, InputStream in) throws IOException {
        JsonNode whole;
        try {
            whole = JSON.readTree(in);
        } catch (JsonProcessingException malformed) {
            throw DataException.of(file, malformed.getLocation().getLineNr(), words(malformed));
        }
        List<DataRecord> records = new ArrayList<>();
        for (JsonNode object : whole) {
            records.add(record(file, records.size() + 1, object));
        }
        return records;
    }

    private static List<DataRecord> lines(Path file, InputStream in) throws IOException {
        // Bytes as characters, so that the JSON parser meets what is not UTF-8 in its line, and can say so.
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
        List<DataRecord> records = new ArrayList<>();
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                records.add(record(file, number, JSON.readTree(line.getBytes(StandardCharsets.ISO_8859_1))));
            } catch (JsonProcessingException malformed) {
                records.add(new DataRecord(
                        file,
                        number,
                        JSON.createObjectNode(),
                        words(malformed) + " at column "
                                + malformed.getLocation().getColumnNr()));
            }
        }
        return records;
    }

    /** Returns the parser's complaint without its inner particulars. */
    public static String words(JsonProcessingException malformed) {
        String said = malformed.getOriginalMessage();
        return said.startsWith("Invalid UTF-8")
                ? "is not UTF-8"
                : "is no JSON: " + said.replaceFirst("\\s*\\((start marker at|JSON String, Number).*", "");
    }

    private static DataRecord record(Path file, long position, JsonNode node) {
        return new DataRecord(file, position, node, node.isObject() ? "" : "is not a JSON object");
    }
}
