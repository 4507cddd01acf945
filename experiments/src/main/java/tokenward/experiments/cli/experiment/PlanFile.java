package tokenward.experiments.cli.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tokenward.dsl.resolve.LibraryReader;
import tokenward.experiments.cli.terminal.UserError;

/**
 * A plan that {@code exp explain --format yaml} (or json) wrote, read as the experiment it came from. File names in values
 * are relative to the file that said them, so the settings of each folder become a file of that folder, which exists
 * only here.
 */
final class PlanFile {
    private static final String FILE = "a plan from here.exp";
    private static final Set<String> NAMED = Set.of("data", "reward", "evaluate", "decoding", "table", "figure");

    private final Map<Path, String> texts = new LinkedHashMap<>();
    private final JsonNode root;

    private PlanFile(JsonNode root) {
        this.root = root;
    }

    /** Returns where the texts of an experiment come from: the disk, and for a plan the files it is turned into. */
    static LibraryReader.Texts texts(Path main) {
        if (!main.toString().matches(".*\\.(ya?ml|json)")) {
            return Files::readString;
        }
        return path ->
                path.equals(main) || path.endsWith(FILE) ? turned(main).getOrDefault(path, "") : Files.readString(path);
    }

    private static Map<Path, String> turned(Path main) throws IOException {
        ObjectMapper mapper = main.toString().endsWith(".json") ? new ObjectMapper() : new YAMLMapper();
        JsonNode root = mapper.readTree(Files.readString(main));
        if (!root.path("settings").isObject() || !root.path("experiment").isTextual()) {
            throw UserError.input(main + " is no plan: `exp explain FILE --all --format yaml` writes one");
        }
        PlanFile plan = new PlanFile(root);
        plan.turn(main);
        return plan.texts;
    }

    private void turn(Path main) {
        Map<Path, Map<String, String>> byFolder = new LinkedHashMap<>();
        root.path("settings").properties().forEach(entry -> {
            String from = entry.getValue().path("from").asText();
            if (!from.equals("default") && !from.equals("sweep")) {
                byFolder.computeIfAbsent(home(entry.getKey(), entry.getValue()), f -> new LinkedHashMap<>())
                        .put(entry.getKey(), entry.getValue().path("value").asText());
            }
        });
        StringBuilder imports = new StringBuilder(worlds());
        String parent = "";
        int part = 0;
        for (Map.Entry<Path, Map<String, String>> folder : byFolder.entrySet()) {
            Path file = folder.getKey().resolve(FILE);
            String name = root.path("experiment").asText() + "_part_" + ++part;
            texts.put(file, part(name, parent, imports.toString(), folder.getValue()));
            imports.append("import \"").append(file).append("\"\n");
            parent = " extends " + name;
        }
        texts.put(main, main(imports.toString(), parent));
    }

    /** All that is said of a user's own reward stands with its definition, which stands where its body does. */
    private Path home(String path, JsonNode value) {
        String[] words = path.split("\\.", 3);
        boolean own = words.length == 3
                && words[0].equals("reward")
                && root.path("rewards").path(words[1]).asText().equals("custom");
        if (own) {
            for (String judge : List.of("assess", "provider")) {
                JsonNode definition = root.path("settings").path("reward." + words[1] + "." + judge);
                if (definition.has("where")) {
                    return folder(definition);
                }
            }
        }
        return folder(value);
    }

    private static Path folder(JsonNode value) {
        String where = value.path("where").asText("");
        boolean file = where.startsWith("/") && where.contains(":");
        Path parent = file ? Path.of(where.substring(0, where.lastIndexOf(':'))).getParent() : null;
        return parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    private String part(String name, String parent, String imports, Map<String, String> settings) {
        StringBuilder defines = new StringBuilder();
        StringBuilder body = new StringBuilder();
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        settings.forEach((path, value) -> {
            String[] words = path.split("\\.", 3);
            if (words.length == 3 && NAMED.contains(words[0])) {
                String key = words[0] + "." + words[1];
                blocks.computeIfAbsent(key, k -> new ArrayList<>())
                        .add("    " + words[2] + " = " + spelled(path, value));
            } else if (!value.equals("none") || words.length == 1 || !path.endsWith(".lora")) {
                body.append("  ").append(path).append(" = ").append(value).append('\n');
            }
        });
        blocks.forEach((key, lines) -> {
            String[] words = key.split("\\.", 2);
            String kind = words[0].equals("reward")
                    ? root.path("rewards").path(words[1]).asText()
                    : "";
            if (kind.equals("custom")) {
                defines.append("define reward ").append(words[1]).append(" {\n");
                lines.stream()
                        .filter(l -> !isTerm(l))
                        .forEach(l -> defines.append(l).append('\n'));
                defines.append("}\n\n");
                lines.removeIf(l -> !isTerm(l));
            }
            boolean extended = !kind.isEmpty() && !kind.equals("custom") && !kind.equals(words[1]);
            body.append("  ").append(words[0]).append(' ').append(words[1]);
            body.append(extended ? " extends " + kind : "").append(" {\n");
            lines.forEach(l -> body.append(l).append('\n'));
            body.append("  }\n");
        });
        return imports + "\n" + defines + "define experiment " + name + parent + " {\n" + body + "}\n";
    }

    private static boolean isTerm(String line) {
        return line.matches("(?s)\\s*(weight|spread|normalize|clip|attribution) = .*");
    }

    private String spelled(String path, String value) {
        String[] words = path.split("\\.", 3);
        boolean body = words[0].equals("reward") && words[2].equals("assess");
        return body ? "```groovy" + value + "```" : value;
    }

    private String worlds() {
        StringBuilder text = new StringBuilder();
        root.path("worlds")
                .properties()
                .forEach(world -> text.append("import \"")
                        .append(world.getValue().asText())
                        .append("\"\n"));
        return text.toString();
    }

    private String main(String imports, String parent) {
        StringBuilder text = new StringBuilder(imports);
        text.append("\nexperiment ")
                .append(root.path("experiment").asText())
                .append(parent)
                .append(" {\n");
        if (!root.path("sweep").isEmpty()) {
            text.append("  sweep {\n");
            root.path("sweep").properties().forEach(axis -> {
                List<String> values = new ArrayList<>();
                axis.getValue().forEach(value -> values.add(value.asText()));
                text.append("    ")
                        .append(axis.getKey())
                        .append(" = [")
                        .append(String.join(", ", values))
                        .append("]\n");
            });
            text.append("  }\n");
        }
        return text.append("}\n").toString();
    }
}
