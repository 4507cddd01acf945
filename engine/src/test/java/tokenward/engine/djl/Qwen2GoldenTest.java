package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tokenward.engine.djl.TinyModels.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.djl.TrainedParameters.Shaped;
import tokenward.engine.djl.checkpoint.JsonFile;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.djl.checkpoint.Safetensors;
import tokenward.engine.djl.checkpoint.StackedWeight;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

/** Held to the Hugging Face Qwen2 classes: forward, hidden states, gradients, decoding, adapters. */
class Qwen2GoldenTest {
    private static final int V = 512;

    private final JsonNode expected = JsonFile.object(TinyModels.base().resolve("expected.json"));
    private final Safetensors values = Safetensors.open(TinyModels.base().resolve("expected.safetensors"));
    private final int[] ids = TinyModels.ints(expected.get("ids"));

    @Test
    void hidden_states_of_every_layer_agree_with_hugging_face() {
        try (DjlPolicy model = TinyModels.full()) {
            List<float[]> states = model.states(ids);

            assertThat(states).hasSize(5);
            for (int layer = 0; layer < states.size(); layer++) {
                assertClose(states.get(layer), values.floats("hidden." + layer), 2e-4, "hidden." + layer);
            }
        }
    }

    @Test
    void logits_of_every_position_agree_with_hugging_face_through_the_cache() {
        float[] logits = values.floats("logits");
        try (DjlPolicy model = TinyModels.full();
                DecodeState state = model.decode(List.of(TinyModels.prompt(ids[0])))) {
            for (int i = 0; i < ids.length; i++) {
                assertClose(state.logits(), Arrays.copyOfRange(logits, i * V, (i + 1) * V), 2e-4, "position " + i);
                state.append(new int[] {i + 1 < ids.length ? ids[i + 1] : 0});
            }
        }
    }

    @Test
    void scores_agree_with_hugging_face_logits() {
        float[] logits = values.floats("logits");
        try (DjlPolicy model = TinyModels.full()) {
            TokenScores scores = model.score(List.of(whole()), 1.0);

            double nll = 0;
            for (int t = 0; t < ids.length - 1; t++) {
                double expectedLogProb = TinyModels.logProb(logits, t, V, ids[t + 1]);
                assertThat((double) scores.logProbs()[0][t]).as("token %d", t).isCloseTo(expectedLogProb, within(2e-4));
                nll -= scores.logProbs()[0][t] / (ids.length - 1);
            }
            assertThat(nll).isCloseTo(expected.get("nll").asDouble(), within(2e-4));
        }
    }

    @Test
    void gradients_of_every_parameter_agree_with_hugging_face() {
        Safetensors gradients = Safetensors.open(TinyModels.base().resolve("expected_grads.safetensors"));
        try (DjlPolicy model = TinyModels.full()) {
            accumulateMeanNll(model);

            List<StackedWeight> weights =
                    StackedWeight.of(Qwen2Config.read(TinyModels.base().resolve("config.json")));
            for (int i = 0; i < weights.size(); i++) {
                float[] whole = model.parameters().readGradient(i);
                for (StackedWeight.Part part : weights.get(i).parts()) {
                    float[] given = weights.get(i).cut(part, whole);
                    assertClose(given, gradients.floats(part.name(), part.shape()), 1e-3, part.name());
                    relativelyClose(given, gradients.floats(part.name()), 2e-5, part.name());
                }
            }
        }
    }

    @Test
    void prompts_of_different_lengths_side_by_side_agree_with_left_padded_hugging_face() {
        JsonNode batch = expected.get("leftpad");
        float[] logits = values.floats("leftpad_logits_hf_f32");
        try (DjlPolicy model = TinyModels.full();
                DecodeState state =
                        model.decode(List.of(leftPadded(batch, 0), leftPadded(batch, 1), leftPadded(batch, 2)))) {
            for (int b = 0; b < 3; b++) {
                assertClose(
                        Arrays.copyOfRange(state.logits(), b * V, (b + 1) * V),
                        Arrays.copyOfRange(logits, (b * 16 + 15) * V, (b * 16 + 16) * V),
                        2e-4,
                        "row " + b);
            }
        }
    }

    @Test
    void greedy_continuation_is_hugging_faces() {
        JsonNode greedy = expected.get("greedy");
        int[] tokens = TinyModels.ints(greedy.get("tokens"));
        try (DjlPolicy model = TinyModels.full();
                DecodeState state = model.decode(List.of(TinyModels.prompt(TinyModels.ints(greedy.get("prompt")))))) {
            for (int t = 0; t < tokens.length; t++) {
                float[] logits = state.logits();
                int best = 0;
                for (int v = 1; v < V; v++) {
                    best = logits[v] > logits[best] ? v : best;
                }
                assertThat(best).as("token %d", t).isEqualTo(tokens[t]);
                assertThat(TinyModels.logProb(logits, 0, V, best))
                        .as("token %d", t)
                        .isCloseTo(greedy.get("logprobs").get(t).asDouble(), within(2e-4));
                state.append(new int[] {best});
            }
        }
    }

    @Test
    void adapter_logits_and_gradients_agree_with_peft() {
        Safetensors lora = Safetensors.open(TinyModels.adapter().resolve("expected.safetensors"));
        float[] logits = lora.floats("logits");
        try (DjlPolicy model = TinyModels.open(Optional.of(TinyModels.ALL_MODULES), true, CriticConfig.NONE)) {
            TokenScores scores = model.score(List.of(whole()), 1.0);
            for (int t = 0; t < ids.length - 1; t++) {
                assertThat((double) scores.logProbs()[0][t])
                        .as("token %d", t)
                        .isCloseTo(TinyModels.logProb(logits, t, V, ids[t + 1]), within(2e-4));
            }
            try (DecodeState state = model.decode(List.of(TinyModels.prompt(ids)))) {
                assertClose(state.logits(), Arrays.copyOfRange(logits, 16 * V, 17 * V), 2e-4, "decoded");
            }

            accumulateMeanNll(model);
            List<Shaped> shapes = model.parameters().shapes();
            for (int i = 0; i < shapes.size(); i++) {
                String name = shapes.get(i)
                        .name()
                        .replace("base_model.model.", "grad.")
                        .replace(".weight", "");
                float[] gradient = model.parameters().readGradient(i);
                assertClose(gradient, lora.floats(name, shapes.get(i).shape()), 1e-3, name);
                relativelyClose(gradient, lora.floats(name), 2e-5, name);
            }
        }
    }

    private TokenSequence whole() {
        return TokenSequence.of(new int[] {ids[0]}, Arrays.copyOfRange(ids, 1, ids.length));
    }

    private void accumulateMeanNll(DjlPolicy model) {
        float[] minusMean = new float[ids.length - 1];
        Arrays.fill(minusMean, -1f / minusMean.length);
        float[] none = new float[minusMean.length];
        model.accumulate(
                List.of(whole()),
                1.0,
                scores -> new TokenGradients(new float[][] {minusMean}, new float[][] {none}, new float[][] {none}));
    }

    private static TokenSequence leftPadded(JsonNode batch, int row) {
        int[] all = TinyModels.ints(batch.get("input_ids").get(row));
        int[] mask = TinyModels.ints(batch.get("attention_mask").get(row));
        int padding = (int) Arrays.stream(mask).filter(m -> m == 0).count();
        return TinyModels.prompt(Arrays.copyOfRange(all, padding, all.length));
    }

    private static void relativelyClose(float[] actual, float[] expected, double tolerance, String what) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < actual.length; i++) {
            difference += Math.pow(actual[i] - expected[i], 2);
            size += Math.pow(expected[i], 2);
        }
        assertThat(Math.sqrt(difference / size)).as(what).isLessThan(tolerance);
    }
}
