package tokenward.engine.djl.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The weights of a Hugging Face directory, in one file or in shards, by name. */
public final class Checkpoint {
    private final Path directory;
    private final Map<String, Safetensors> homes;

    private Checkpoint(Path directory, Map<String, Safetensors> homes) {
        this.directory = directory;
        this.homes = homes;
    }

    /** Opens {@code model.safetensors}, or the shards {@code model.safetensors.index.json} lists. */
    public static Checkpoint open(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new CheckpointException("no checkpoint directory " + directory);
        }
        Path index = directory.resolve("model.safetensors.index.json");
        Path single = directory.resolve("model.safetensors");
        Map<String, Safetensors> homes = new HashMap<>();
        if (Files.isRegularFile(index)) {
            Map<String, Safetensors> shards = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    JsonFile.object(index).path("weight_map").properties()) {
                String shard = entry.getValue().asText();
                homes.put(
                        entry.getKey(),
                        shards.computeIfAbsent(shard, name -> Safetensors.open(directory.resolve(name))));
            }
            if (homes.isEmpty()) {
                throw new CheckpointException(index + " has no weight_map");
            }
        } else if (Files.isRegularFile(single)) {
            Safetensors file = Safetensors.open(single);
            file.tensors().keySet().forEach(name -> homes.put(name, file));
        } else {
            throw new CheckpointException(
                    "checkpoint " + directory + " has neither model.safetensors nor model.safetensors.index.json");
        }
        return new Checkpoint(directory, homes);
    }

    /** Returns whether the checkpoint has a tensor. */
    boolean has(String name) {
        return homes.containsKey(name);
    }

    /** Reads a tensor that must have the given shape, as f32. */
    public float[] floats(String name, long... shape) {
        Safetensors home = homes.get(name);
        if (home == null) {
            throw new CheckpointException("checkpoint " + directory + " has no tensor " + name);
        }
        List<Long> expected = Arrays.stream(shape).boxed().toList();
        return home.floats(name, expected);
    }
}
