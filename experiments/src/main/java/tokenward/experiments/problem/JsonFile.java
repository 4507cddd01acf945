package tokenward.experiments.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The objects of a JSON Lines file, or of a JSON file that holds one array; either may be gzipped. */
final class JsonFile {
    /** Reads what Python writes: numbers of any length, {@code NaN} and {@code Infinity}. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(1 << 20)
                            .maxStringLength(1 << 28)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private JsonFile() {}

    /** One object, and its line in a JSON Lines file or its index from 1 in an array. */
    record Entry(long position, JsonNode object) {}

    static List<Entry> read(Path file) {
        String text = text(file);
        return text.stripLeading().startsWith("[") ? array(file, text) : lines(file, text);
    }

    static List<Entry> readResource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource `" + name + "` beside " + beside.getName());
            }
            return lines(Path.of(name), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource `" + name + "`", e);
        }
    }

    private static String text(Path file) {
        if (!Files.isRegularFile(file)) {
            throw BenchmarkException.of(file, Files.exists(file) ? "is not a file" : "does not exist");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw BenchmarkException.of(file, "cannot be read: " + e.getMessage());
        }
    }

    private static List<Entry> array(Path file, String text) {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode object : parse(file, 1, text)) {
            entries.add(entry(file, entries.size() + 1L, object));
        }
        return entries;
    }

    private static List<Entry> lines(Path file, String text) {
        List<Entry> entries = new ArrayList<>();
        long number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (!line.isBlank()) {
                entries.add(entry(file, number, parse(file, number, line)));
            }
        }
        return entries;
    }

    private static Entry entry(Path file, long position, JsonNode node) {
        if (!node.isObject()) {
            throw BenchmarkException.of(file, position, "is no JSON object");
        }
        return new Entry(position, node);
    }

    private static JsonNode parse(Path file, long position, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw BenchmarkException.of(file, position, "is no JSON: " + e.getOriginalMessage());
        }
    }
}
