package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tokenward.engine.djl.TinyModels.assertClose;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

/** What a policy scores. */
class DjlPolicyTest {
    @Test
    void adapter_off_is_the_base_model() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(2), 4);
        try (DjlPolicy adapted = TinyModels.adapted();
                DjlPolicy base = TinyModels.full()) {
            assertThat(adapted.scoreReference(sequences, 1).logProbs())
                    .isDeepEqualTo(base.score(sequences, 1).logProbs());
            assertThat(adapted.score(sequences, 1).logProbs()[0])
                    .isNotEqualTo(base.score(sequences, 1).logProbs()[0]);
        }
    }

    @Test
    void an_adapter_with_b_zero_is_exactly_the_reference() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(3), 4);
        try (DjlPolicy model = TinyModels.open(Optional.of(TinyModels.ALL_MODULES), false, CriticConfig.HEAD)) {
            assertThat(model.score(sequences, 1).logProbs())
                    .isDeepEqualTo(model.scoreReference(sequences, 1).logProbs());
        }
    }

    @Test
    void permuting_rows_permutes_results() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(7), 5);
        List<Integer> order = List.of(3, 0, 4, 1, 2);
        try (DjlPolicy model = TinyModels.adapted()) {
            TokenScores straight = model.score(sequences, 1);
            TokenScores permuted =
                    model.score(order.stream().map(sequences::get).toList(), 1);
            for (int i = 0; i < order.size(); i++) {
                assertClose(permuted.logProbs()[i], straight.logProbs()[order.get(i)], 1e-5, "log-probabilities");
                assertClose(permuted.values()[i], straight.values()[order.get(i)], 1e-5, "values");
            }
        }
    }

    @Test
    void a_longer_neighbour_and_so_padding_changes_nothing() {
        TokenSequence sequence = Batches.sequences(new SplittableRandom(8), 1).getFirst();
        TokenSequence neighbour = TokenSequence.of(new int[] {5, 6, 7}, new int[40]);
        try (DjlPolicy model = TinyModels.adapted()) {
            assertClose(
                    model.score(List.of(sequence, neighbour), 1).logProbs()[0],
                    model.score(List.of(sequence), 1).logProbs()[0],
                    1e-5,
                    "log-probabilities");
        }
    }

    @Test
    void bf16_base_weights_score_and_train_close_to_f32() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(12), 4);
        ModelConfig config = new ModelConfig(
                TinyModels.base(),
                Optional.of(TinyModels.adapter()),
                Optional.of(TinyModels.ALL_MODULES),
                Precision.BF16,
                CriticConfig.HEAD,
                "cpu",
                1);
        try (DjlPolicy half = DjlModels.policy(config, TinyModels.ADAMW, new SplittableRandom(1));
                DjlPolicy full = TinyModels.adapted()) {
            for (int b = 0; b < sequences.size(); b++) {
                assertClose(
                        half.score(sequences, 1).logProbs()[b],
                        full.score(sequences, 1).logProbs()[b],
                        0.5,
                        "row " + b);
                assertClose(
                        DecodingTest.decoded(half, sequences, 1)[b],
                        half.score(sequences, 1).logProbs()[b],
                        0.3,
                        "row " + b);
            }
            half.accumulate(sequences, 1, Batches::someGradients);
            full.accumulate(sequences, 1, Batches::someGradients);
            double norm = full.step(1e-3);
            assertThat(half.step(1e-3)).isCloseTo(norm, within(0.05 * norm));
        }
    }
}
