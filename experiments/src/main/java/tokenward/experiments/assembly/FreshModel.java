package tokenward.experiments.assembly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.random.RandomGenerator;
import tokenward.dsl.vocabulary.ModelSettings;
import tokenward.engine.djl.DjlModels;
import tokenward.engine.djl.checkpoint.Checkpoints;
import tokenward.engine.model.Tokenizer;
import tokenward.experiments.judging.RunException;

/** A network with random weights as a Hugging Face directory, for an experiment that starts from nothing. */
final class FreshModel {
    /** Files that go with {@code tokenizer.json} where they lie beside it. */
    private static final List<String> COMPANIONS = List.of("tokenizer_config.json", "generation_config.json");

    private static final double INITIALIZER_RANGE = 0.02;
    private static final double RMS_NORM_EPSILON = 1e-6;

    private FreshModel() {}

    /** Writes the model; every file of a Qwen2 checkpoint is there afterwards. */
    static void write(ModelSettings.Architecture shape, Path directory, RandomGenerator random) {
        try {
            Files.createDirectories(directory);
            Path tokenizerFile = shape.tokenizer();
            if (!Files.isRegularFile(tokenizerFile)) {
                throw RunException.setting("model.policy.architecture.tokenizer: " + tokenizerFile + " does not exist");
            }
            copy(tokenizerFile, directory.resolve("tokenizer.json"));
            for (String name : COMPANIONS) {
                Path beside = tokenizerFile.resolveSibling(name);
                if (Files.isRegularFile(beside)) {
                    copy(beside, directory.resolve(name));
                }
            }
            Path config = directory.resolve("config.json");
            Files.writeString(config, config(shape, DjlModels.tokenizer(directory)));
            Checkpoints.initialise(config, directory, random);
        } catch (IOException cause) {
            throw new UncheckedIOException(
                    "cannot write the new model to " + directory + ": " + cause.getMessage(), cause);
        }
    }

    private static String config(ModelSettings.Architecture shape, Tokenizer tokenizer) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode config = json.createObjectNode();
        config.putArray("architectures").add("Qwen2ForCausalLM");
        config.put("model_type", "qwen2");
        config.put("hidden_act", "silu");
        config.put("hidden_size", shape.hidden());
        config.put("intermediate_size", shape.intermediate());
        config.put("num_hidden_layers", shape.layers());
        config.put("num_attention_heads", shape.heads());
        config.put("num_key_value_heads", shape.kvHeads());
        config.put("max_position_embeddings", shape.context());
        config.put("rope_theta", shape.ropeTheta());
        config.put("rms_norm_eps", RMS_NORM_EPSILON);
        config.put("initializer_range", INITIALIZER_RANGE);
        config.put("attention_dropout", 0.0);
        config.put("tie_word_embeddings", shape.tied());
        config.put("vocab_size", tokenizer.size());
        config.put("eos_token_id", tokenizer.endOfSequence()[0]);
        config.put("torch_dtype", "float32");
        config.put("use_cache", true);
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n";
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
