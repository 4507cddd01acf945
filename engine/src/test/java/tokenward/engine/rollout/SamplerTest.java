package tokenward.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.SamplingConfig;

class SamplerTest {
    @Test
    void filters_and_draws_as_hugging_face_does() throws IOException {
        JsonNode golden;
        try (InputStream in =
                Objects.requireNonNull(SamplerTest.class.getResourceAsStream("/golden/ppo_golden.json"))) {
            golden = new ObjectMapper().readTree(in).required("sampling");
        }
        for (JsonNode one : golden.required("cases")) {
            SamplingConfig config = new SamplingConfig(
                    one.required("temperature").doubleValue(),
                    one.required("top_p").doubleValue(),
                    one.required("top_k").intValue(),
                    1);
            for (int row = 0; row < golden.required("logits").size(); row++) {
                float[] logits = floats(golden.required("logits").get(row));

                double[] found = Sampler.probabilities(logits, 0, logits.length, config);

                for (int v = 0; v < logits.length; v++) {
                    double expected = one.required("probs").get(row).get(v).doubleValue();
                    assertThat(found[v]).as("%s, row %d, id %d", config, row, v).isCloseTo(expected, within(1e-6));
                }
                JsonNode uniforms = golden.required("uniforms").get(row);
                for (int i = 0; i < uniforms.size(); i++) {
                    assertThat(Sampler.of(config)
                                    .sample(
                                            logits,
                                            0,
                                            logits.length,
                                            uniforms.get(i).doubleValue()))
                            .as("%s, row %d, draw %d", config, row, i)
                            .isEqualTo(one.required("tokens_inverse_cdf")
                                    .get(row)
                                    .get(i)
                                    .intValue());
                }
            }
        }
    }

    @Test
    void the_nucleus_is_that_of_all_tokens_sorted() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            double spread = new double[] {0, 0.3, 3, 40}[round % 4];
            double topP = new double[] {0.05, 0.5, 0.95, 0.999}[random.nextInt(4)];
            float[] logits = new float[1 + random.nextInt(300)];
            for (int v = 0; v < logits.length; v++) {
                logits[v] = (float) (random.nextInt(20) * spread / 10);
            }
            double[] all = Sampler.probabilities(logits, 0, logits.length, new SamplingConfig(1, 1, 0, 1));
            List<Integer> order = IntStream.range(0, all.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer v) -> -all[v]).thenComparing(v -> v))
                    .toList();
            double before = 0;

            double[] nucleus = Sampler.probabilities(logits, 0, logits.length, new SamplingConfig(1, topP, 0, 1));

            for (int v : order) {
                boolean isClear = Math.abs(before - topP) > 1e-9;
                assertThat(nucleus[v] > 0 || !isClear)
                        .as("round %d, id %d", round, v)
                        .isEqualTo(before < topP || !isClear);
                before += all[v];
            }
        }
    }

    @Test
    void temperature_zero_takes_the_most_likely_token() {
        Sampler greedy = Sampler.of(new SamplingConfig(0, 1, 0, 1));

        assertThat(greedy.sample(new float[] {9, 0, 2, 1}, 1, 3, 0.99)).isEqualTo(1);
    }

    @Test
    void draws_depend_on_their_key_alone() {
        Uniforms draws = Uniforms.of(7, "rollout").at(3).at(5);

        assertThat(draws.uniform(2))
                .isEqualTo(Uniforms.of(7, "rollout").at(3).at(5).uniform(2));
        assertThat(draws.uniform(2)).isNotEqualTo(draws.uniform(3));
        assertThat(Uniforms.of(7, "shuffle").at(3).at(5).uniform(2)).isNotEqualTo(draws.uniform(2));
    }

    @Test
    void draws_are_uniform() {
        Uniforms draws = Uniforms.of(1, "test");
        int[] counts = new int[10];
        for (int i = 0; i < 100_000; i++) {
            counts[(int) (draws.uniform(i) * 10)]++;
        }
        for (int count : counts) {
            assertThat(count).isBetween(9_600, 10_400);
        }
    }

    private static float[] floats(JsonNode node) {
        float[] row = new float[node.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = node.get(i).floatValue();
        }
        return row;
    }
}
