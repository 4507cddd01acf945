package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.engine.model.TokenSequence;

/** The three-layer random Qwen2 of the golden values, opened in the ways tests need it. */
final class TinyModels {
    static final LoraConfig ALL_MODULES = new LoraConfig(4, 8, 0, new TreeSet<>(LoraConfig.MODULES));
    static final AdamWConfig ADAMW = new AdamWConfig(2e-3, 0.9, 0.999, 1e-8, 0, AdamWConfig.Schedule.CONSTANT, 0, 1.0);

    private TinyModels() {}

    static Path resource(String name) {
        try {
            return Path.of(TinyModels.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Path base() {
        return resource("tiny_qwen2_a");
    }

    static Path adapter() {
        return resource("tiny_qwen2_a_lora");
    }

    static ModelConfig config(Optional<LoraConfig> lora, boolean fromAdapter, CriticConfig critic) {
        Optional<Path> adapter = fromAdapter ? Optional.of(adapter()) : Optional.empty();
        return new ModelConfig(base(), adapter, lora, Precision.F32, critic, "cpu", 1);
    }

    static DjlPolicy open(Optional<LoraConfig> lora, boolean fromAdapter, CriticConfig critic) {
        return DjlModels.policy(config(lora, fromAdapter, critic), ADAMW, new SplittableRandom(7));
    }

    /** All weights trained, no critic. */
    static DjlPolicy full() {
        return open(Optional.empty(), false, CriticConfig.NONE);
    }

    /** Adapters of the golden values over the base, with a value head. */
    static DjlPolicy adapted() {
        return open(Optional.of(ALL_MODULES), true, CriticConfig.HEAD);
    }

    static int[] ints(JsonNode array) {
        int[] out = new int[array.size()];
        Arrays.setAll(out, i -> array.get(i).asInt());
        return out;
    }

    static TokenSequence prompt(int... ids) {
        return TokenSequence.of(ids, new int[0]);
    }

    /** Asserts that two arrays agree within a tolerance. */
    static void assertClose(float[] actual, float[] expected, double tolerance, String what) {
        assertThat(actual.length).as("length of %s", what).isEqualTo(expected.length);
        for (int i = 0; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance)) {
                fail("%s [%d]: %s, expected %s within %s", what, i, actual[i], expected[i], tolerance);
            }
        }
    }

    /** Returns {@code log softmax(logits[row])[id]} in double. */
    static double logProb(float[] logits, int row, int vocabulary, int id) {
        double max = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < vocabulary; v++) {
            max = Math.max(max, logits[row * vocabulary + v]);
        }
        double sum = 0;
        for (int v = 0; v < vocabulary; v++) {
            sum += Math.exp(logits[row * vocabulary + v] - max);
        }
        return logits[row * vocabulary + id] - max - Math.log(sum);
    }
}
