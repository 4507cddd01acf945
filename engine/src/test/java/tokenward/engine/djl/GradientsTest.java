package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tokenward.engine.djl.TinyModels.assertClose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

/** What training does to the scores and the parameters. */
class GradientsTest {
    @Test
    void scoring_while_training_gives_the_scores_of_scoring() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(4), 4);
        try (DjlPolicy model = TinyModels.adapted()) {
            TokenScores before = model.score(sequences, 0.9);
            List<TokenScores> seen = new ArrayList<>();
            model.accumulate(sequences, 0.9, scores -> {
                seen.add(scores);
                return Batches.zeros(scores);
            });
            for (int b = 0; b < sequences.size(); b++) {
                for (int t = 0; t < before.logProbs()[b].length; t++) {
                    float logProb = before.logProbs()[b][t];
                    assertThat(seen.getFirst().logProbs()[b][t]).isCloseTo(logProb, within(2e-6f));
                }
            }
        }
    }

    @Test
    void splitting_into_micro_batches_changes_nothing() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(5), 6);
        try (DjlPolicy whole = TinyModels.adapted();
                DjlPolicy split = TinyModels.adapted()) {
            whole.accumulate(sequences, 1, Batches::someGradients);
            split.accumulate(sequences.subList(0, 1), 1, Batches::someGradients);
            split.accumulate(sequences.subList(1, 4), 1, Batches::someGradients);
            split.accumulate(sequences.subList(4, 6), 1, Batches::someGradients);
            for (int i = 0; i < whole.parameters().shapes().size(); i++) {
                assertClose(
                        split.parameters().readGradient(i),
                        whole.parameters().readGradient(i),
                        1e-4,
                        whole.parameters().shapes().get(i).name());
            }

            assertThat(split.step(1e-3)).isCloseTo(whole.step(1e-3), within(1e-3));
        }
    }

    @Test
    void gradients_are_those_of_finite_differences() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(6), 2);
        for (CriticConfig critic : List.of(CriticConfig.HEAD, CriticConfig.SEPARATE)) {
            for (boolean lora : new boolean[] {true, false}) {
                try (DjlPolicy model =
                        TinyModels.open(lora ? Optional.of(TinyModels.ALL_MODULES) : Optional.empty(), lora, critic)) {
                    int head = model.parameters().shapes().size() - 2;
                    model.parameters().assign(head, gaussian(new SplittableRandom(8), 64));
                    model.accumulate(sequences, 0.8, GradientsTest::quadraticGradients);
                    for (int i : new int[] {0, 3, head / 2 + 1, head, head + 1}) {
                        checkByDifferences(model, sequences, i, lora + " " + critic);
                    }
                }
            }
        }
    }

    private static void checkByDifferences(DjlPolicy model, List<TokenSequence> sequences, int parameter, String what) {
        float[] gradient = model.parameters().readGradient(parameter);
        float[] start = model.parameters().read(parameter);
        int largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            largest = Math.abs(gradient[i]) > Math.abs(gradient[largest]) ? i : largest;
        }
        float step = 2e-3f;
        float[] moved = start.clone();
        moved[largest] = start[largest] + step;
        model.parameters().assign(parameter, moved);
        double up = quadratic(model.score(sequences, 0.8));
        moved[largest] = start[largest] - step;
        model.parameters().assign(parameter, moved);
        double down = quadratic(model.score(sequences, 0.8));
        model.parameters().assign(parameter, start);
        double slope = (up - down) / (2 * step);
        assertThat((double) gradient[largest])
                .as("%s %s", what, model.parameters().shapes().get(parameter).name())
                .isCloseTo(slope, within(0.02 * Math.abs(slope) + 2e-2));
    }

    @Test
    void dropout_is_on_only_while_training() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(13), 2);
        LoraConfig half = new LoraConfig(4, 8, 0.5, TinyModels.ALL_MODULES.targets());
        try (DjlPolicy dropping = TinyModels.open(Optional.of(half), true, CriticConfig.NONE);
                DjlPolicy whole = TinyModels.open(Optional.of(TinyModels.ALL_MODULES), true, CriticConfig.NONE)) {
            assertThat(dropping.score(sequences, 1).logProbs())
                    .isDeepEqualTo(whole.score(sequences, 1).logProbs());
            List<float[]> seen = new ArrayList<>();
            dropping.accumulate(sequences, 1, scores -> {
                seen.add(scores.logProbs()[0]);
                return Batches.zeros(scores);
            });
            assertThat(seen.getFirst()).isNotEqualTo(whole.score(sequences, 1).logProbs()[0]);
        }
    }

    @Test
    void a_step_with_a_gradient_that_is_not_finite_changes_nothing() {
        List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(11), 2);
        try (DjlPolicy model = TinyModels.adapted()) {
            TokenScores before = model.score(sequences, 1);
            model.accumulate(sequences, 1, scores -> {
                TokenGradients gradients = Batches.zeros(scores);
                gradients.logProbs()[0][0] = Float.NaN;
                return gradients;
            });

            assertThatThrownBy(() -> model.step(1e-3))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("gradient norm is NaN");
            assertThat(model.score(sequences, 1).logProbs()).isDeepEqualTo(before.logProbs());
            model.accumulate(sequences, 1, Batches::someGradients);
            assertThat(model.step(1e-3)).isFinite();
        }
    }

    private static float[] gaussian(RandomGenerator random, int count) {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) random.nextGaussian() * 0.3f;
        }
        return out;
    }

    /** The derivative of {@link #quadratic}. */
    private static TokenGradients quadraticGradients(TokenScores scores) {
        return Batches.gradients(scores, (kind, x) -> kind == 0 ? 0.02 * (x + 3) : kind == 1 ? 0.1 * x : 0.2 * (x - 1));
    }

    private static double quadratic(TokenScores scores) {
        double sum = 0;
        for (int b = 0; b < scores.logProbs().length; b++) {
            for (int t = 0; t < scores.logProbs()[b].length; t++) {
                sum += 0.01 * Math.pow(scores.logProbs()[b][t] + 3, 2)
                        + 0.05 * Math.pow(scores.entropies()[b][t], 2)
                        + 0.1 * Math.pow(scores.values()[b][t] - 1, 2);
            }
        }
        return sum;
    }
}
