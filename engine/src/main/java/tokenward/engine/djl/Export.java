package tokenward.engine.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.djl.TrainedParameters.Shaped;
import tokenward.engine.djl.checkpoint.PeftAdapter;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.djl.checkpoint.SafetensorsWriter;
import tokenward.engine.djl.checkpoint.StackedWeight;

/**
 * Writes a policy as Hugging Face's libraries expect it.
 *
 * @param model where the policy came from, and whether it trains adapters
 */
record Export(ModelConfig model, Qwen2Config config, TrainedParameters parameters) {
    private static final List<String> BESIDE_THE_WEIGHTS = List.of(
            "config.json",
            "generation_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.json",
            "merges.txt",
            "chat_template.jinja");

    /** Writes an adapter or a whole checkpoint into a directory, which is made if need be. */
    void write(Path directory) {
        try {
            Files.createDirectories(directory);
            if (model.lora().isPresent()) {
                adapter(directory);
            } else {
                checkpoint(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + directory, e);
        }
    }

    private void adapter(Path directory) {
        List<Shaped> shapes = parameters.shapes();
        int count = TrainedDecoder.loraShapes(config, model.lora().orElseThrow(), "")
                .size();
        SafetensorsWriter file = new SafetensorsWriter();
        for (int i = 0; i < count; i++) {
            int index = i;
            file.add(shapes.get(i).name(), shapes.get(i).shape(), () -> parameters.read(index));
        }
        file.writeAtomically(directory.resolve("adapter_model.safetensors"));
        PeftAdapter.writeConfig(directory, model.lora().orElseThrow(), String.valueOf(model.checkpoint()));
    }

    private void checkpoint(Path directory) throws IOException {
        for (String name : BESIDE_THE_WEIGHTS) {
            Path from = model.checkpoint().resolve(name);
            if (Files.isRegularFile(from)) {
                Files.copy(from, directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        List<StackedWeight> weights = StackedWeight.of(config);
        SafetensorsWriter file = new SafetensorsWriter();
        for (int i = 0; i < weights.size(); i++) {
            addParts(file, weights.get(i), i);
        }
        file.writeAtomically(directory.resolve("model.safetensors"));
    }

    private void addParts(SafetensorsWriter file, StackedWeight weight, int index) {
        for (StackedWeight.Part part : weight.parts()) {
            file.add(part.name(), part.shape(), () -> weight.cut(part, parameters.read(index)));
        }
    }
}
