package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.model.TokenSequence;

/** Which parameters decay, and by how much. */
class WeightDecayTest {
    private static final double RATE = 0.01;
    private static final double DECAY = 0.5;

    /** What one step of {@code p *= 1 - rate * decay} leaves of a parameter. */
    private static final float LEFT = 0.995f;

    @Test
    void without_a_gradient_matrices_shrink_by_rate_times_decay_and_the_rest_stays() {
        try (DjlPolicy model = open(Optional.empty(), DECAY)) {
            TrainedParameters parameters = model.parameters();
            List<float[]> before = all(parameters);

            model.step(RATE);

            for (int i = 0; i < before.size(); i++) {
                String name = parameters.shapes().get(i).name();
                boolean kept = name.endsWith(".bias") || name.contains("norm");
                float[] expected = before.get(i).clone();
                for (int j = 0; j < expected.length; j++) {
                    expected[j] *= kept ? 1 : LEFT;
                }
                TinyModels.assertClose(parameters.read(i), expected, kept ? 0 : 1e-6, name);
            }
        }
    }

    @Test
    void exactly_weights_of_embeddings_projections_and_the_value_head_decay() {
        try (DjlPolicy model = open(Optional.empty(), DECAY)) {
            TreeSet<String> kinds = new TreeSet<>();
            model.parameters().shapes().stream()
                    .filter(TrainedParameters.Shaped::decays)
                    .forEach(s -> kinds.add(s.name().replaceAll("layers\\.\\d+", "layers.N")));

            assertThat(kinds)
                    .containsExactly(
                            "model.embed_tokens.weight",
                            "model.layers.N.mlp.down_proj.weight",
                            "model.layers.N.mlp.gate_up_proj.weight",
                            "model.layers.N.self_attn.o_proj.weight",
                            "model.layers.N.self_attn.qkv_proj.weight",
                            "v_head.summary.weight");
        }
        try (DjlPolicy model = open(Optional.of(TinyModels.ALL_MODULES), DECAY)) {
            assertThat(model.parameters().shapes())
                    .allSatisfy(s -> assertThat(s.decays())
                            .as(s.name())
                            .isEqualTo(!s.name().equals(ValueHead.BIAS)));
        }
    }

    @Test
    void a_step_with_decay_is_the_step_without_it_less_what_decays() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(3), 3);
        try (DjlPolicy plain = open(Optional.empty(), 0);
                DjlPolicy decaying = open(Optional.empty(), DECAY)) {
            List<float[]> before = all(plain.parameters());
            plain.accumulate(sequences, 1, Batches::someGradients);
            decaying.accumulate(sequences, 1, Batches::someGradients);

            plain.step(RATE);
            decaying.step(RATE);

            for (int i = 0; i < before.size(); i++) {
                TrainedParameters.Shaped shape = plain.parameters().shapes().get(i);
                float[] expected = plain.parameters().read(i);
                for (int j = 0; j < expected.length; j++) {
                    expected[j] -= shape.decays() ? (float) (RATE * DECAY * before.get(i)[j]) : 0;
                }
                TinyModels.assertClose(decaying.parameters().read(i), expected, 1e-6, shape.name());
            }
        }
    }

    @Test
    void the_first_step_moves_a_bias_by_the_rate_whatever_the_decay() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(4), 2);
        try (DjlPolicy model = open(Optional.of(TinyModels.ALL_MODULES), DECAY)) {
            int bias = model.parameters().shapes().size() - 1;
            model.parameters().assign(bias, new float[] {2});
            model.accumulate(sequences, 1, Batches::someGradients);
            float gradient = model.parameters().readGradient(bias)[0];

            model.step(RATE);

            // Adam's first step is the rate times the sign of the gradient.
            assertThat((double) model.parameters().read(bias)[0])
                    .isCloseTo(2 - RATE * Math.signum(gradient), within(1e-5));
        }
    }

    private static DjlPolicy open(Optional<LoraConfig> lora, double decay) {
        AdamWConfig adamW = new AdamWConfig(RATE, 0.9, 0.999, 1e-8, decay, AdamWConfig.Schedule.CONSTANT, 0, 1.0);
        return DjlModels.policy(TinyModels.config(lora, false, CriticConfig.HEAD), adamW, new SplittableRandom(7));
    }

    private static List<float[]> all(TrainedParameters parameters) {
        return java.util.stream.IntStream.range(0, parameters.shapes().size())
                .mapToObj(parameters::read)
                .toList();
    }
}
