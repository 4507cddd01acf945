package tokenward.rewards.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.tree.Expr.None;

/** Where tests find worlds, golden values and data. */
public final class TestWorlds {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TestWorlds() {}

    /** Returns the folder of the shipped worlds. */
    public static Path folder() {
        return Path.of(System.getProperty("exp.root", "..")).resolve("experiments/worlds");
    }

    /** Loads a shipped world; fails with its diagnostics. */
    public static WorldLibrary load(String name) {
        Parsed<WorldLibrary> parsed = WorldLoader.load(folder().resolve(name));
        return parsed.value()
                .orElseThrow(() -> new AssertionError(new DiagnosticRenderer(false).render(parsed.diagnostics())));
    }

    /** Returns the golden file when the full set is at hand. */
    public static Optional<Path> golden(String name) {
        String folder = System.getProperty("golden", "");
        return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder, "worlds", name));
    }

    /** Returns a file of the benchmark data when it is at hand. */
    public static Optional<Path> data(String name) {
        String folder = System.getProperty("exp.data", "");
        return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder, name));
    }

    /** Reads the records of the full golden file, or of the excerpt among the test resources. */
    public static List<JsonNode> records(String golden, String excerpt) {
        try {
            if (golden(golden).isPresent()) {
                return lines(Files.readString(golden(golden).get()));
            }
            try (var in = TestWorlds.class.getResourceAsStream(excerpt)) {
                return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads JSON lines, or a JSON array. */
    public static List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        if (text.stripLeading().startsWith("[")) {
            JSON.readTree(text).forEach(records::add);
            return records;
        }
        for (String line : text.lines().toList()) {
            if (!line.isBlank()) {
                records.add(JSON.readTree(line));
            }
        }
        return records;
    }

    /** Returns a JSON value as worlds see it. */
    public static Object value(JsonNode node) {
        if (node.isNull()) {
            return None.NONE;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(n -> list.add(value(n)));
            return List.copyOf(list);
        }
        return Map.of();
    }

    /** Returns recorded events; a value that is null was not there. */
    public static List<Event> trace(JsonNode node) {
        List<Event> events = new ArrayList<>();
        for (JsonNode e : node) {
            List<Object> values = new ArrayList<>();
            for (int i = 1; i < e.size(); i++) {
                if (!e.get(i).isNull()) {
                    values.add(value(e.get(i)));
                }
            }
            events.add(new Event(e.get(0).textValue(), values));
        }
        return events;
    }
}
