package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.engine.djl.checkpoint.Checkpoints;
import tokenward.engine.djl.checkpoint.Safetensors;

class CheckpointsTest {
    @Test
    void a_fresh_model_has_hugging_faces_names_and_initialisation(@TempDir Path directory) throws IOException {
        Path config = TinyModels.base().resolve("config.json");
        Checkpoints.initialise(config, directory, new SplittableRandom(1));

        Safetensors ours = Safetensors.open(directory.resolve("model.safetensors"));
        Safetensors theirs = Safetensors.open(TinyModels.base().resolve("model.safetensors"));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        float[] embedding = ours.floats("model.embed_tokens.weight");
        double squares = 0;
        for (float x : embedding) {
            squares += x * x;
        }
        assertThat(Math.sqrt(squares / embedding.length)).isCloseTo(0.02, within(5e-4));
        assertThat(ours.floats("model.layers.0.self_attn.q_proj.bias")).containsOnly(0);
        assertThat(ours.floats("model.layers.1.post_attention_layernorm.weight"))
                .containsOnly(1);
        assertThat(Files.readString(directory.resolve("config.json"))).isEqualTo(Files.readString(config));
    }

    @Test
    void the_same_seed_gives_the_same_model(@TempDir Path first, @TempDir Path second) throws IOException {
        Path config = TinyModels.base().resolve("config.json");
        Checkpoints.initialise(config, first, new SplittableRandom(5));
        Checkpoints.initialise(config, second, new SplittableRandom(5));
        assertThat(Files.mismatch(first.resolve("model.safetensors"), second.resolve("model.safetensors")))
                .isEqualTo(-1);
    }

    @Test
    void an_untied_model_has_a_head_of_its_own_and_trains_it(@TempDir Path directory) throws IOException {
        Path config = directory.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(TinyModels.base().resolve("config.json"))
                        .replace("\"tie_word_embeddings\": true", "\"tie_word_embeddings\": false"));
        Checkpoints.initialise(config, directory, new SplittableRandom(2));
        assertThat(Safetensors.open(directory.resolve("model.safetensors")).tensors())
                .containsKey("lm_head.weight");

        ModelConfig model = new ModelConfig(
                directory, Optional.empty(), Optional.empty(), Precision.F32, CriticConfig.NONE, "cpu", 1);
        var sequences = Batches.sequences(new SplittableRandom(3), 3);
        try (DjlPolicy policy = DjlModels.policy(model, TinyModels.ADAMW, new SplittableRandom(4))) {
            float before = policy.score(sequences, 1).logProbs()[0][0];
            policy.accumulate(sequences, 1, Batches::someGradients);
            assertThat(policy.parameters().readGradient(2)).isNotEqualTo(new float[512 * 64]);
            policy.step(1e-2);
            assertThat(policy.score(sequences, 1).logProbs()[0][0]).isGreaterThan(before);
            assertThat(policy.scoreReference(sequences, 1).logProbs()[0][0]).isEqualTo(before);
            assertThat(List.of(policy.vocabularySize(), policy.maxPositions())).containsExactly(512, 512);
        }
    }
}
