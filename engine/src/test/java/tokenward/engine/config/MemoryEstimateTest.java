package tokenward.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {
    private static final NetworkShape TWO_LAYERS = new NetworkShape(2, 8, 32, 2, 1, 4, 100, 64, true);

    @Test
    void counts_what_a_full_fine_tuning_run_keeps() {
        MemoryEstimate estimate = MemoryEstimate.of(TWO_LAYERS, use(Optional.empty(), false, 1000, 10_000));

        long layer = 2 * 8 * 8 + 2 * 8 * 4 + 8 + 2 * 4 + 3 * 8 * 32 + 2 * 8;
        long weights = 2 * layer + 8 + 100 * 8;
        long width = 10_000 + 24;
        assertThat(estimate.weights()).isEqualTo(4 * weights);
        assertThat(estimate.trained()).isEqualTo(16 * weights);
        assertThat(estimate.decoding()).isEqualTo(2 * 64 * width * 2 * 2 * 4 * 4 + 2 * 64 * 100 * 4);
        long layerPosition = 4 * (4 * 8 + 5 * 8 + 4 * 32);
        assertThat(estimate.activations()).isEqualTo(16 * width * 2 * layerPosition + 4 * 2 * 16 * width * 100);
    }

    @Test
    void halves_frozen_weights_cache_and_most_activations_in_bf16() {
        LoraConfig lora = new LoraConfig(4, 8, 0, new TreeSet<>(Set.of("q_proj")));

        MemoryEstimate wide = MemoryEstimate.of(TWO_LAYERS, use(Optional.of(lora), false, 8, 10_000));
        MemoryEstimate narrow = MemoryEstimate.of(TWO_LAYERS, use(Optional.of(lora), true, 8, 10_000));

        assertThat(wide.weights()).as("with a copy to decode with").isEqualTo(4 * narrow.weights());
        assertThat(narrow.trained()).isEqualTo(wide.trained());
        assertThat(narrow.decoding()).isLessThan(wide.decoding());
        assertThat(narrow.activations()).isBetween(wide.activations() / 2, wide.activations());
    }

    @Test
    void keeps_no_more_rows_of_cache_than_an_update_writes() {
        MemoryEstimate few = MemoryEstimate.of(TWO_LAYERS, use(Optional.empty(), false, 8, 10_000));
        MemoryEstimate many = MemoryEstimate.of(TWO_LAYERS, use(Optional.empty(), false, 64, 10_000));

        assertThat(many.decoding()).isEqualTo(8 * few.decoding());
    }

    private static MemoryEstimate.Use use(Optional<LoraConfig> lora, boolean bf16, int rollouts, int response) {
        return new MemoryEstimate.Use(lora, bf16, CriticConfig.HEAD, rollouts, 16, 24, response);
    }
}
