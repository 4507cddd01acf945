package tokenward.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
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
