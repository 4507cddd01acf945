package tokenward.experiments.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A model shape to measure. The last two are Qwen2.5's.
 *
 * @param name on the command line
 */
public record EnginePreset(String name, int layers, int hidden, int inner, int heads, int kvHeads, int vocabulary) {

    /** Returns a preset by name. */
    public static EnginePreset of(String name) {
        return switch (name) {
            case "tiny" -> new EnginePreset(name, 4, 256, 704, 8, 2, 2048);
            case "small" -> new EnginePreset(name, 8, 512, 1408, 8, 2, 8192);
            case "qwen0.5b" -> new EnginePreset(name, 24, 896, 4864, 14, 2, 151_936);
            case "qwen1.5b" -> new EnginePreset(name, 28, 1536, 8960, 12, 2, 151_936);
            default ->
                throw new IllegalArgumentException(
                        "no preset `" + name + "`; there are tiny, small, qwen0.5b and qwen1.5b");
        };
    }

    /** Writes the shape as a Hugging Face {@code config.json} into a directory and returns the file. */
    Path write(Path directory) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.putArray("architectures").add("Qwen2ForCausalLM");
        json.put("model_type", "qwen2");
        json.put("vocab_size", vocabulary);
        json.put("hidden_size", hidden);
        json.put("intermediate_size", inner);
        json.put("num_hidden_layers", layers);
        json.put("num_attention_heads", heads);
        json.put("num_key_value_heads", kvHeads);
        json.put("max_position_embeddings", 4096);
        json.put("rms_norm_eps", 1e-6);
        json.put("rope_theta", 1e6);
        json.put("tie_word_embeddings", true);
        Path file = directory.resolve("config.json");
        try {
            new ObjectMapper().writeValue(file.toFile(), json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return file;
    }
}
