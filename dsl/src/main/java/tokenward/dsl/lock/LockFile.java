package tokenward.dsl.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.dsl.syntax.ExpCode;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;

/** A lock on disk: YAML with sorted keys beside the experiment, meant to be committed with it. */
public final class LockFile {
    private LockFile() {}

    /** Returns where the lock of an experiment file lies. */
    public static Path beside(Path experiment) {
        return experiment.resolveSibling(experiment.getFileName() + ".lock");
    }

    /** Returns a lock as text. */
    public static String print(Lock lock) {
        YAMLMapper mapper = mapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("format", lock.format());
        root.put("experiment", lock.experiment());
        root.put("plan", lock.plan());
        ObjectNode inputs = root.putObject("inputs");
        lock.inputs().forEach(inputs::put);
        ObjectNode settings = root.putObject("settings");
        lock.settings().forEach(settings::put);
        try {
            return mapper.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers are always YAML", e);
        }
    }

    /** Reads a lock; the value is absent, with a diagnostic, when there is none or it cannot be read. */
    public static Parsed<Lock> read(Path file) {
        if (!Files.exists(file)) {
            String experiment = String.valueOf(file).replaceFirst("\\.lock$", "");
            return Parsed.failed(List.of(Diagnostic.of(ExpCode.E0702, "`" + file + "` does not exist")
                    .help("`exp lock " + experiment + "` writes it")));
        }
        try {
            JsonNode root = mapper().readTree(Files.readString(file));
            if (root.path("format").asInt() != Lock.FORMAT
                    || !root.path("settings").isObject()) {
                return unreadable(file, "it is not of format " + Lock.FORMAT);
            }
            return Parsed.of(
                    new Lock(
                            Lock.FORMAT,
                            root.path("experiment").asText(),
                            root.path("plan").asText(),
                            map(root.path("settings")),
                            map(root.path("inputs"))),
                    List.of());
        } catch (IOException e) {
            return unreadable(
                    file, String.valueOf(e.getMessage()).lines().findFirst().orElse("it is no YAML"));
        }
    }

    private static Parsed<Lock> unreadable(Path file, String why) {
        return Parsed.failed(List.of(Diagnostic.of(ExpCode.E0703, "`" + file + "` cannot be read as a lock")
                .note(why)
                .help("`exp lock` writes it anew")));
    }

    private static SortedMap<String, String> map(JsonNode node) {
        SortedMap<String, String> map = new TreeMap<>();
        node.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return map;
    }

    /** Every text is quoted: what looks like a number in YAML, such as 1e-5, would come back as another text. */
    private static YAMLMapper mapper() {
        return YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .build();
    }
}
