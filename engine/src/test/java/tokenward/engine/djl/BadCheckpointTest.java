package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.engine.djl.checkpoint.CheckpointException;
import tokenward.engine.djl.checkpoint.Safetensors;
import tokenward.engine.djl.checkpoint.SafetensorsWriter;
import tokenward.rewards.api.InfrastructureException;

/** What the user reads when a checkpoint is not what it should be. */
class BadCheckpointTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void copy() throws IOException {
        for (String name : List.of("config.json", "model.safetensors")) {
            Files.copy(TinyModels.base().resolve(name), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void a_missing_directory_is_named() {
        assertThatThrownBy(() -> open(directory.resolve("none")))
                .isInstanceOf(CheckpointException.class)
                .hasMessage("no checkpoint directory " + directory.resolve("none"));
    }

    @Test
    void missing_weights_are_named() throws IOException {
        Files.delete(directory.resolve("model.safetensors"));
        assertThatThrownBy(() -> open(directory))
                .hasMessage(
                        "checkpoint " + directory + " has neither model.safetensors nor model.safetensors.index.json");
    }

    @Test
    void another_architecture_is_named() throws IOException {
        change("\"model_type\": \"qwen2\"", "\"model_type\": \"llama\"");
        assertThatThrownBy(() -> open(directory))
                .hasMessage(directory.resolve("config.json") + ": model_type is llama, only qwen2 is supported");
    }

    @Test
    void sizes_that_do_not_fit_the_weights_name_the_tensor() throws IOException {
        change("\"intermediate_size\": 176", "\"intermediate_size\": 180");
        assertThatThrownBy(() -> open(directory))
                .hasMessageContaining("mlp.gate_proj.weight has shape [176, 64], expected [180, 64]");
    }

    @Test
    void a_missing_size_is_named() throws IOException {
        change("\"hidden_size\": 64,", "");
        assertThatThrownBy(() -> open(directory))
                .hasMessage(directory.resolve("config.json") + ": hidden_size is missing, expected a positive integer");
    }

    @Test
    void a_shard_that_is_missing_is_named() throws IOException {
        Files.writeString(
                directory.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"model.norm.weight\": \"model-00002-of-00002.safetensors\"}}");
        assertThatThrownBy(() -> open(directory))
                .hasMessage("no file " + directory.resolve("model-00002-of-00002.safetensors"));
    }

    @Test
    void weights_in_shards_are_the_weights_of_one_file() throws IOException {
        Safetensors whole = Safetensors.open(TinyModels.base().resolve("model.safetensors"));
        StringBuilder map = new StringBuilder();
        SafetensorsWriter first = new SafetensorsWriter();
        SafetensorsWriter second = new SafetensorsWriter();
        int i = 0;
        for (String name : whole.tensors().keySet()) {
            (i % 2 == 0 ? first : second).add(name, whole.tensors().get(name).shape(), () -> whole.floats(name));
            map.append(i == 0 ? "" : ",")
                    .append("\"%s\": \"%s\"".formatted(name, i % 2 == 0 ? "a.safetensors" : "b.safetensors"));
            i++;
        }
        first.write(directory.resolve("a.safetensors"));
        second.write(directory.resolve("b.safetensors"));
        Files.delete(directory.resolve("model.safetensors"));
        Files.writeString(directory.resolve("model.safetensors.index.json"), "{\"weight_map\": {" + map + "}}");

        var sequences = Batches.sequences(new SplittableRandom(1), 2);
        try (DjlPolicy sharded = open(directory);
                DjlPolicy single = open(TinyModels.base())) {
            assertThat(sharded.score(sequences, 1).logProbs())
                    .isDeepEqualTo(single.score(sequences, 1).logProbs());
        }
    }

    @Test
    void an_adapter_of_another_rank_says_both() {
        ModelConfig config = TinyModels.config(
                Optional.of(new LoraConfig(8, 8, 0, new TreeSet<>(List.of("q_proj")))), true, CriticConfig.NONE);
        assertThatThrownBy(() -> DjlModels.open(config, TinyModels.ADAMW, new SplittableRandom(1)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("has rank 4")
                .hasMessageContaining("the experiment asks for rank 8");
    }

    @Test
    void a_device_that_is_not_there_is_the_environments_fault() {
        ModelConfig config = new ModelConfig(
                directory, Optional.empty(), Optional.empty(), Precision.F32, CriticConfig.NONE, "cuda:99", 1);
        assertThatThrownBy(() -> DjlModels.open(config, TinyModels.ADAMW, new SplittableRandom(1)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("device cuda:99 was asked for, libtorch sees");
    }

    @Test
    void bf16_weights_cannot_be_trained_whole() {
        ModelConfig config = new ModelConfig(
                directory, Optional.empty(), Optional.empty(), Precision.BF16, CriticConfig.NONE, "cpu", 1);
        assertThatThrownBy(() -> DjlModels.open(config, TinyModels.ADAMW, new SplittableRandom(1)))
                .hasMessage("precision bf16 needs lora: weights that are trained are kept in f32");
    }

    @Test
    void tokens_outside_the_vocabulary_are_named() {
        try (DjlPolicy model = open(directory)) {
            assertThatThrownBy(() -> model.decode(List.of(TinyModels.prompt(3, 512))))
                    .hasMessage("token 512 at position 1 is outside the vocabulary of 512");
        }
    }

    private DjlPolicy open(Path checkpoint) {
        ModelConfig config = new ModelConfig(
                checkpoint, Optional.empty(), Optional.empty(), Precision.F32, CriticConfig.NONE, "cpu", 1);
        return DjlModels.policy(config, TinyModels.ADAMW, new SplittableRandom(1));
    }

    private void change(String from, String to) throws IOException {
        Path config = directory.resolve("config.json");
        String text = Files.readString(config);
        assertThat(text).contains(from);
        Files.writeString(config, text.replace(from, to));
    }
}
