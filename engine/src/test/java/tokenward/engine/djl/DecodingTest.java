package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tokenward.engine.djl.TinyModels.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.TokenSequence;

/** Decoding with a cache against scoring in one pass. */
class DecodingTest {
    private static final int V = 512;

    @Test
    void cached_decoding_and_a_full_forward_give_the_same_log_probabilities() {
        try (DjlPolicy model = TinyModels.adapted()) {
            List<TokenSequence> sequences = Batches.sequences(new SplittableRandom(1), 6);
            float[][] scored = model.score(sequences, 0.7).logProbs();

            float[][] decoded = decoded(model, sequences, 0.7);
            for (int b = 0; b < sequences.size(); b++) {
                for (int t = 0; t < scored[b].length; t++) {
                    assertThat(decoded[b][t]).as("row %d token %d", b, t).isCloseTo(scored[b][t], within(1e-5f));
                }
            }
        }
    }

    @Test
    void retained_rows_go_on_as_if_they_had_been_alone() {
        List<TokenSequence> prompts =
                List.of(TinyModels.prompt(4, 5, 6), TinyModels.prompt(9), TinyModels.prompt(1, 2, 3, 4, 5, 6, 7));
        try (DjlPolicy model = TinyModels.adapted();
                DecodeState together = model.decode(prompts);
                DecodeState alone = model.decode(List.of(prompts.get(2)))) {
            together.append(new int[] {10, 11, 12});
            together.retain(new int[] {2, 0});
            assertThat(together.rows()).isEqualTo(2);
            alone.append(new int[] {12});
            for (int t = 0; t < 300; t++) {
                assertClose(Arrays.copyOf(together.logits(), V), alone.logits(), 5e-5, "step " + t);
                together.append(new int[] {t, 3});
                alone.append(new int[] {t});
            }
        }
    }

    @Test
    void the_number_of_threads_changes_no_greedy_token() {
        List<String> written = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            ModelConfig config = new ModelConfig(
                    TinyModels.base(),
                    Optional.empty(),
                    Optional.empty(),
                    Precision.F32,
                    CriticConfig.NONE,
                    "cpu",
                    threads);
            try (DjlPolicy model = DjlModels.policy(config, TinyModels.ADAMW, new SplittableRandom(1));
                    DecodeState state = model.decode(List.of(TinyModels.prompt(3, 4, 5), TinyModels.prompt(8)))) {
                StringBuilder tokens = new StringBuilder();
                for (int t = 0; t < 40; t++) {
                    int[] best = {argmax(state.logits(), 0), argmax(state.logits(), V)};
                    tokens.append(best[0]).append(' ').append(best[1]).append(' ');
                    state.append(best);
                }
                written.add(tokens.toString());
            }
        }
        assertThat(written.get(1)).isEqualTo(written.get(0));
    }

    private static int argmax(float[] logits, int from) {
        int best = 0;
        for (int v = 1; v < V; v++) {
            best = logits[from + v] > logits[from + best] ? v : best;
        }
        return best;
    }

    /** Log-probabilities of the responses from a decode state fed with them, rows dropping out as they end. */
    static float[][] decoded(DjlPolicy model, List<TokenSequence> sequences, double temperature) {
        float[][] out = new float[sequences.size()][];
        List<Integer> rows = new ArrayList<>();
        List<TokenSequence> prompts = new ArrayList<>();
        for (int b = 0; b < out.length; b++) {
            out[b] = new float[sequences.get(b).responseLength()];
            rows.add(b);
            prompts.add(TinyModels.prompt(sequences.get(b).prompt()));
        }
        try (DecodeState state = model.decode(prompts)) {
            for (int t = 0; !rows.isEmpty(); t++) {
                float[] logits = state.logits().clone();
                for (int i = 0; i < logits.length; i++) {
                    logits[i] /= (float) temperature;
                }
                List<Integer> kept = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    TokenSequence sequence = sequences.get(rows.get(i));
                    int token = sequence.response()[t];
                    out[rows.get(i)][t] = (float) TinyModels.logProb(logits, i, V, token);
                    if (t + 1 < sequence.responseLength()) {
                        kept.add(i);
                    }
                }
                state.retain(kept.stream().mapToInt(Integer::intValue).toArray());
                rows = kept.stream().map(rows::get).toList();
                int step = t;
                state.append(rows.stream()
                        .mapToInt(b -> sequences.get(b).response()[step])
                        .toArray());
            }
        }
        return out;
    }
}
