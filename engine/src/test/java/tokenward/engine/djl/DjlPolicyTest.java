package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static tokenward.engine.djl.TinyModels.assertClose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.LossFunction;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

class DjlPolicyTest {
    private static final int V = 512;

    @Test
    void cached_decoding_and_a_full_forward_give_the_same_log_probabilities() {
        try (DjlPolicy model = TinyModels.adapted()) {
            List<TokenSequence> sequences = sequences(new SplittableRandom(1), 6);
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
    void adapter_off_is_the_base_model() {
        List<TokenSequence> sequences = sequences(new SplittableRandom(2), 4);
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
        List<TokenSequence> sequences = sequences(new SplittableRandom(3), 4);
        try (DjlPolicy model = TinyModels.open(Optional.of(TinyModels.ALL_MODULES), false, CriticConfig.HEAD)) {
            assertThat(model.score(sequences, 1).logProbs())
                    .isDeepEqualTo(model.scoreReference(sequences, 1).logProbs());
        }
    }

    @Test
    void scoring_while_training_gives_the_scores_of_scoring() {
        List<TokenSequence> sequences = sequences(new SplittableRandom(4), 4);
        try (DjlPolicy model = TinyModels.adapted()) {
            TokenScores before = model.score(sequences, 0.9);
            List<TokenScores> seen = new ArrayList<>();
            model.accumulate(sequences, 0.9, scores -> {
                seen.add(scores);
                return zeros(scores);
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
        List<TokenSequence> sequences = sequences(new SplittableRandom(5), 6);
        try (DjlPolicy whole = TinyModels.adapted();
                DjlPolicy split = TinyModels.adapted()) {
            whole.accumulate(sequences, 1, DjlPolicyTest::someGradients);
            split.accumulate(sequences.subList(0, 1), 1, DjlPolicyTest::someGradients);
            split.accumulate(sequences.subList(1, 4), 1, DjlPolicyTest::someGradients);
            split.accumulate(sequences.subList(4, 6), 1, DjlPolicyTest::someGradients);
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
        List<TokenSequence> sequences = sequences(new SplittableRandom(6), 2);
        for (CriticConfig critic : List.of(CriticConfig.HEAD, CriticConfig.SEPARATE)) {
            for (boolean lora : new boolean[] {true, false}) {
                try (DjlPolicy model =
                        TinyModels.open(lora ? Optional.of(TinyModels.ALL_MODULES) : Optional.empty(), lora, critic)) {
                    int head = model.parameters().shapes().size() - 2;
                    model.parameters().assign(head, gaussian(new SplittableRandom(8), 64));
                    model.accumulate(sequences, 0.8, DjlPolicyTest::quadraticGradients);
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
    void permuting_rows_permutes_results() {
        List<TokenSequence> sequences = sequences(new SplittableRandom(7), 5);
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
        TokenSequence sequence = sequences(new SplittableRandom(8), 1).getFirst();
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
    void a_state_saved_and_loaded_goes_on_bitwise(@TempDir Path directory) {
        List<TokenSequence> sequences = sequences(new SplittableRandom(9), 4);
        try (DjlPolicy straight = TinyModels.adapted();
                DjlPolicy resumed = TinyModels.open(Optional.of(TinyModels.ALL_MODULES), false, CriticConfig.HEAD)) {
            train(straight, sequences, 2);
            straight.saveState(directory);
            train(straight, sequences, 2);

            resumed.loadState(directory);
            train(resumed, sequences, 2);
            for (int i = 0; i < straight.parameters().shapes().size(); i++) {
                assertThat(resumed.parameters().read(i))
                        .isEqualTo(straight.parameters().read(i));
            }
        }
    }

    @Test
    void bf16_base_weights_score_and_train_close_to_f32() {
        List<TokenSequence> sequences = sequences(new SplittableRandom(12), 4);
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
                        decoded(half, sequences, 1)[b], half.score(sequences, 1).logProbs()[b], 0.3, "row " + b);
            }
            half.accumulate(sequences, 1, DjlPolicyTest::someGradients);
            full.accumulate(sequences, 1, DjlPolicyTest::someGradients);
            double norm = full.step(1e-3);
            assertThat(half.step(1e-3)).isCloseTo(norm, within(0.05 * norm));
        }
    }

    @Test
    void dropout_is_on_only_while_training() {
        List<TokenSequence> sequences = sequences(new SplittableRandom(13), 2);
        LoraConfig half = new LoraConfig(4, 8, 0.5, TinyModels.ALL_MODULES.targets());
        try (DjlPolicy dropping = TinyModels.open(Optional.of(half), true, CriticConfig.NONE);
                DjlPolicy whole = TinyModels.open(Optional.of(TinyModels.ALL_MODULES), true, CriticConfig.NONE)) {
            assertThat(dropping.score(sequences, 1).logProbs())
                    .isDeepEqualTo(whole.score(sequences, 1).logProbs());
            List<float[]> seen = new ArrayList<>();
            dropping.accumulate(sequences, 1, scores -> {
                seen.add(scores.logProbs()[0]);
                return zeros(scores);
            });
            assertThat(seen.getFirst()).isNotEqualTo(whole.score(sequences, 1).logProbs()[0]);
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

    @Test
    void a_snapshot_is_put_back() {
        List<TokenSequence> sequences = sequences(new SplittableRandom(10), 3);
        try (DjlPolicy model = TinyModels.adapted()) {
            TokenScores before = model.score(sequences, 1);
            try (PolicyModel.Snapshot snapshot = model.snapshot()) {
                train(model, sequences, 1);
                assertThat(model.score(sequences, 1).logProbs()[0]).isNotEqualTo(before.logProbs()[0]);
                model.restore(snapshot);
            }
            assertThat(model.score(sequences, 1).logProbs()).isDeepEqualTo(before.logProbs());
        }
    }

    @Test
    void a_step_with_a_gradient_that_is_not_finite_changes_nothing() {
        List<TokenSequence> sequences = sequences(new SplittableRandom(11), 2);
        try (DjlPolicy model = TinyModels.adapted()) {
            TokenScores before = model.score(sequences, 1);
            model.accumulate(sequences, 1, scores -> {
                TokenGradients gradients = zeros(scores);
                gradients.logProbs()[0][0] = Float.NaN;
                return gradients;
            });

            assertThatThrownBy(() -> model.step(1e-3))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageContaining("gradient norm is NaN");
            assertThat(model.score(sequences, 1).logProbs()).isDeepEqualTo(before.logProbs());
            model.accumulate(sequences, 1, DjlPolicyTest::someGradients);
            assertThat(model.step(1e-3)).isFinite();
        }
    }

    @Test
    void an_exported_adapter_has_the_files_and_keys_of_peft(@TempDir Path directory) {
        try (DjlPolicy model = TinyModels.adapted()) {
            model.export(directory);
        }

        Safetensors ours = Safetensors.open(directory.resolve("adapter_model.safetensors"));
        Safetensors theirs = Safetensors.open(TinyModels.adapter().resolve("adapter_model.safetensors"));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        for (String name : theirs.tensors().keySet()) {
            assertThat(ours.floats(name, theirs.tensors().get(name).shape())).isEqualTo(theirs.floats(name));
        }
        List<String> keys = new ArrayList<>();
        JsonFile.object(directory.resolve("adapter_config.json")).fieldNames().forEachRemaining(keys::add);
        List<String> expected = new ArrayList<>();
        JsonFile.object(TinyModels.adapter().resolve("adapter_config.json"))
                .fieldNames()
                .forEachRemaining(expected::add);
        assertThat(keys).isEqualTo(expected);
        assertThat(PeftAdapter.read(directory).scale())
                .isEqualTo(PeftAdapter.read(TinyModels.adapter()).scale());
    }

    @Test
    void an_exported_checkpoint_is_read_back_bitwise(@TempDir Path directory) {
        try (DjlPolicy model = TinyModels.open(Optional.empty(), false, CriticConfig.SEPARATE)) {
            model.export(directory);
        }
        Safetensors ours = Safetensors.open(directory.resolve("model.safetensors"));
        Safetensors theirs = Safetensors.open(TinyModels.base().resolve("model.safetensors"));
        assertThat(ours.tensors().keySet()).isEqualTo(theirs.tensors().keySet());
        for (String name : theirs.tensors().keySet()) {
            assertThat(ours.floats(name)).isEqualTo(theirs.floats(name));
        }
        assertThat(directory.resolve("config.json")).exists();
        assertThat(directory.resolve("value_head.safetensors")).exists();
    }

    static List<TokenSequence> sequences(RandomGenerator random, int count) {
        List<TokenSequence> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] prompt = random.ints(random.nextInt(1, 9), 0, V).toArray();
            int[] response = random.ints(random.nextInt(1, 13), 0, V).toArray();
            out.add(TokenSequence.of(prompt, response));
        }
        return Collections.unmodifiableList(out);
    }

    private static float[] gaussian(RandomGenerator random, int count) {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = (float) random.nextGaussian() * 0.3f;
        }
        return out;
    }

    private static void train(DjlPolicy model, List<TokenSequence> sequences, int steps) {
        for (int i = 0; i < steps; i++) {
            LossFunction loss = DjlPolicyTest::someGradients;
            model.accumulate(sequences, 1, loss);
            model.step(1e-3);
        }
    }

    private static TokenGradients zeros(TokenScores scores) {
        return gradients(scores, (kind, x) -> 0);
    }

    static TokenGradients someGradients(TokenScores scores) {
        return gradients(scores, (kind, x) -> kind == 0 ? -0.1 : kind == 1 ? 0.02 : 0.05 * (x - 1));
    }

    /** The derivative of {@link #quadratic}. */
    private static TokenGradients quadraticGradients(TokenScores scores) {
        return gradients(scores, (kind, x) -> kind == 0 ? 0.02 * (x + 3) : kind == 1 ? 0.1 * x : 0.2 * (x - 1));
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

    private interface Derivative {
        double at(int kind, double x);
    }

    private static TokenGradients gradients(TokenScores scores, Derivative derivative) {
        float[][][] all = {scores.logProbs(), scores.entropies(), scores.values()};
        float[][][] out = new float[3][scores.logProbs().length][];
        for (int kind = 0; kind < 3; kind++) {
            for (int b = 0; b < out[kind].length; b++) {
                out[kind][b] = new float[all[kind][b].length];
                for (int t = 0; t < out[kind][b].length; t++) {
                    out[kind][b][t] = (float) derivative.at(kind, all[kind][b][t]);
                }
            }
        }
        return new TokenGradients(out[0], out[1], out[2]);
    }

    /** Log-probabilities of the responses from a decode state fed with them, rows dropping out as they end. */
    private static float[][] decoded(DjlPolicy model, List<TokenSequence> sequences, double temperature) {
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
