package tokenward.engine.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.KlConfig.Estimator;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.train.PassAtK;

/** Every primitive against the original implementations. */
class PpoGoldenTest {
    private static final JsonNode BATCH = Golden.read("batch");
    private static final JsonNode MASK = BATCH.required("mask");

    @Test
    void kl_estimators_equal_trl_and_verl() {
        double[][] logProbs = Golden.rows(BATCH.required("old_logprobs"));
        double[][] reference = Golden.rows(BATCH.required("ref_logprobs"));
        JsonNode expected = Golden.read("kl").required("estimators");

        for (Estimator estimator : Estimator.values()) {
            double[][] rows = Golden.rows(expected.required(estimator.name().toLowerCase(java.util.Locale.ROOT)));
            for (int b = 0; b < rows.length; b++) {
                assertClose(KlEstimator.perToken(logProbs[b], reference[b], estimator), rows[b], estimator + " " + b);
            }
        }
    }

    @Test
    void extreme_log_ratios_are_clamped_as_verl_does() {
        JsonNode extreme = Golden.read("kl").required("extreme");
        double[] logProbs = Golden.row(extreme.required("logprobs"));
        double[] reference = Golden.row(extreme.required("ref"));

        assertClose(KlEstimator.perToken(logProbs, reference, Estimator.K2), Golden.row(extreme.required("k2")), "k2");
        assertClose(KlEstimator.perToken(logProbs, reference, Estimator.K3), Golden.row(extreme.required("k3")), "k3");
    }

    @Test
    void full_divergence_is_exact() {
        JsonNode full = Golden.read("kl").required("full");
        for (int b = 0; b < full.required("kl").size(); b++) {
            for (int t = 0; t < full.required("kl").get(b).size(); t++) {
                double kl = KlEstimator.full(
                        Golden.row(full.required("logits").get(b).get(t)),
                        Golden.row(full.required("ref_logits").get(b).get(t)));
                assertThat(kl).isCloseTo(full.required("kl").get(b).get(t).doubleValue(), relative(1));
            }
        }
    }

    @Test
    void log_probs_entropies_and_their_gradients_equal_pytorch() {
        JsonNode golden = Golden.read("logprob");
        for (JsonNode one : golden.required("cases")) {
            double tau = one.required("temperature").doubleValue();
            for (int b = 0; b < golden.required("labels").size(); b++) {
                for (int t = 0; t < golden.required("labels").get(b).size(); t++) {
                    double[] logits =
                            Golden.row(golden.required("logits").get(b).get(t));
                    int label = golden.required("labels").get(b).get(t).intValue();
                    double weight = golden.required("weights").get(b).get(t).doubleValue();

                    assertThat(LogProbs.of(logits, label, tau))
                            .isCloseTo(one.required("logprobs").get(b).get(t).doubleValue(), relative(1));
                    assertThat(LogProbs.entropy(logits, tau))
                            .isCloseTo(one.required("entropy").get(b).get(t).doubleValue(), relative(1));
                    assertClose(
                            scaled(LogProbs.gradient(logits, label, tau), weight),
                            Golden.row(one.required("grad_logits").get(b).get(t)),
                            "gradient");
                    assertClose(
                            scaled(LogProbs.entropyGradient(logits, tau), weight),
                            Golden.row(
                                    one.required("grad_logits_entropy").get(b).get(t)),
                            "entropy gradient");
                }
            }
        }
    }

    @Test
    void gae_returns_and_whitening_equal_trl() {
        double[][] values = kept(BATCH.required("values"));
        for (JsonNode one : Golden.read("gae")) {
            Advantages found = Gae.of(
                    kept(one.required("rewards")),
                    values,
                    new double[values.length],
                    one.required("gamma").doubleValue(),
                    one.required("lam").doubleValue());

            String name = one.required("name").textValue();
            assertRows(found.advantages(), kept(one.required("advantages")), name);
            assertRows(found.returns(), kept(one.required("returns")), name);
            assertRows(Whitening.of(found.advantages(), true), kept(one.required("whitened")), name);
        }
    }

    @Test
    void whitened_rewards_keep_their_mean() {
        double[][] rewards = kept(Golden.read("rewards").required("dense_total"));

        double[][] white = Whitening.of(rewards, false);

        assertRows(white, kept(Golden.read("gae_whiten_rewards").required("whitened_rewards")), "rewards");
    }

    /** TRL whitens its padding too, and lets what it becomes leak into the last tokens; ours has no padding. */
    @Test
    void advantages_of_whitened_rewards_equal_trl_once_its_padding_is_added() {
        JsonNode golden = Golden.read("gae_whiten_rewards");
        double[][] rewards = kept(Golden.read("rewards").required("dense_total"));
        double[][] white = Whitening.of(rewards, false);
        double slope = (white[0][1] - white[0][0]) / (rewards[0][1] - rewards[0][0]);
        double padding = white[0][0] - slope * rewards[0][0];
        double[][] values = kept(BATCH.required("values"));
        for (int b = 0; b < white.length; b++) {
            int length = white[b].length;
            white[b] = Arrays.copyOf(white[b], 9);
            Arrays.fill(white[b], length, 9, padding);
            values[b] = Arrays.copyOf(values[b], 9);
        }

        double[][] advantages = Gae.of(white, values, new double[4], 1, 0.95).advantages();

        double[][] cut = new double[4][];
        for (int b = 0; b < cut.length; b++) {
            cut[b] = Arrays.copyOf(advantages[b], rewards[b].length);
        }
        assertRows(cut, kept(golden.required("advantages")), "advantages");
        assertRows(Whitening.of(cut, true), kept(golden.required("whitened")), "whitened");
    }

    @Test
    void truncated_rollouts_bootstrap_from_the_value_after_them() {
        JsonNode golden = Golden.read("gae_bootstrap");
        Advantages found = Gae.of(
                kept(Golden.read("rewards").required("dense_total")),
                kept(BATCH.required("values")),
                Golden.row(golden.required("bootstrap")),
                1,
                0.95);

        assertRows(found.advantages(), kept(golden.required("advantages")), "advantages");
        assertRows(found.returns(), kept(golden.required("returns")), "returns");
    }

    @Test
    void masked_gaps_are_skipped_as_verl_does() {
        JsonNode golden = Golden.read("gae_holes");
        JsonNode mask = golden.required("mask");
        Advantages found = Gae.of(
                Golden.kept(golden.required("rewards"), mask),
                Golden.kept(BATCH.required("values"), mask),
                new double[4],
                0.99,
                0.95);

        assertRows(found.advantages(), Golden.kept(golden.required("advantages_skip"), mask), "advantages");
        assertRows(found.returns(), Golden.kept(golden.required("returns_skip"), mask), "returns");
    }

    @Test
    void dense_and_sparse_placement_have_equal_row_sums() {
        JsonNode golden = Golden.read("rewards");
        double[][] dense = kept(golden.required("dense_total"));
        double[][] sparse = kept(golden.required("sparse_total"));

        for (int b = 0; b < dense.length; b++) {
            assertThat(Arrays.stream(dense[b]).sum())
                    .isCloseTo(Arrays.stream(sparse[b]).sum(), within(1e-9));
        }
    }

    @Test
    void losses_and_gradients_equal_trl() {
        JsonNode inputs = Golden.read("loss_inputs");
        double[][] logProbs = kept(inputs.required("new_logprobs"));
        double[][] values = kept(inputs.required("vpred"));
        double[][] old = kept(BATCH.required("old_logprobs"));
        double[][] oldValues = kept(BATCH.required("values"));
        double[][] advantages = kept(inputs.required("advantages"));
        double[][] returns = kept(inputs.required("returns"));
        for (JsonNode one : Golden.read("loss")) {
            PpoLoss loss = loss(one);
            LossSums sums = new LossSums();
            double[][] dLogProbs = copyShape(old);
            double[][] dValues = copyShape(old);
            long tokens = Arrays.stream(old).mapToLong(row -> row.length).sum();
            for (int b = 0; b < old.length; b++) {
                for (int t = 0; t < old[b].length; t++) {
                    dLogProbs[b][t] = loss.policy(logProbs[b][t], old[b][t], advantages[b][t], sums) / tokens;
                    dValues[b][t] = 0.1 * loss.value(values[b][t], oldValues[b][t], returns[b][t], sums) / tokens;
                    sums.tokens++;
                }
            }

            assertThat(sums.policyLoss()).isCloseTo(one.required("pg_loss").doubleValue(), relative(1));
            assertThat(sums.valueLoss()).isCloseTo(one.required("vf_loss").doubleValue(), relative(1));
            assertThat(sums.policyLoss() + 0.1 * sums.valueLoss())
                    .isCloseTo(one.required("total").doubleValue(), relative(1));
            assertRows(dLogProbs, kept(one.required("grad_logprobs")), "log-probabilities");
            assertRows(dValues, kept(one.required("grad_values")), "values");
            // TRL casts these two to float32.
            assertThat(sums.clipFraction())
                    .isCloseTo(one.required("pg_clipfrac").doubleValue(), within(1e-6));
            assertThat(sums.valueClipFraction())
                    .isCloseTo(one.required("vf_clipfrac").doubleValue(), within(1e-6));
            assertThat(sums.approximateKl()).isCloseTo(one.required("approxkl").doubleValue(), within(1e-8));
            assertThat(sums.approximateKlK3())
                    .isCloseTo(one.required("approxkl_k3").doubleValue(), relative(1));
            assertThat(sums.meanRatio()).isCloseTo(one.required("mean_ratio").doubleValue(), relative(1));
        }
    }

    @Test
    void the_loss_over_arrays_equals_the_loss_token_by_token() {
        JsonNode inputs = Golden.read("loss_inputs");
        JsonNode one = Golden.read("loss").get(0);
        double[][] old = kept(BATCH.required("old_logprobs"));
        float[][] zeros = toFloat(copyShape(old));
        TokenScores scores = new TokenScores(
                toFloat(kept(inputs.required("new_logprobs"))),
                zeros,
                toFloat(kept(inputs.required("vpred"))),
                new float[4]);
        PpoLoss.Rows rows = new PpoLoss.Rows(
                old,
                kept(BATCH.required("ref_logprobs")),
                kept(BATCH.required("values")),
                kept(inputs.required("advantages")),
                kept(inputs.required("returns")));
        long tokens = Arrays.stream(old).mapToLong(row -> row.length).sum();

        TokenGradients gradients = loss(one).evaluate(scores, rows, tokens, 0, new LossSums());

        double[][] expected = kept(one.required("grad_logprobs"));
        double[][] expectedValues = kept(one.required("grad_values"));
        for (int b = 0; b < expected.length; b++) {
            for (int t = 0; t < expected[b].length; t++) {
                assertThat((double) gradients.logProbs()[b][t]).isCloseTo(expected[b][t], within(1e-5));
                assertThat((double) gradients.values()[b][t]).isCloseTo(expectedValues[b][t], within(1e-5));
            }
        }
    }

    @Test
    void adaptive_kl_follows_the_controller_of_trl() {
        JsonNode golden = Golden.read("kl_controllers").required("trl");
        KlController controller = new KlController(new KlConfig(
                golden.required("init").doubleValue(),
                Estimator.K1,
                KlConfig.Placement.REWARD,
                Optional.of(new KlConfig.Adaptive(
                        golden.required("target").doubleValue(),
                        golden.required("horizon").intValue()))));
        double[] current = Golden.row(golden.required("current"));
        double[] expected = Golden.row(golden.required("value"));

        for (int i = 0; i < current.length; i++) {
            controller.observe(current[i], golden.required("n_steps").intValue());
            assertThat(controller.coefficient()).as("step %d", i).isCloseTo(expected[i], relative(1));
        }
    }

    @Test
    void group_advantages_equal_verl() {
        JsonNode golden = Golden.read("group_estimators");
        JsonNode mask = golden.required("mask");
        double[][] rewards = Golden.kept(golden.required("token_level_rewards"), mask);
        List<String> names =
                golden.required("index").valueStream().map(JsonNode::textValue).toList();
        int[] groups = names.stream().mapToInt(names::indexOf).toArray();

        assertRows(
                GroupAdvantages.group(rewards, groups, true).advantages(),
                Golden.kept(golden.required("grpo"), mask),
                "grpo");
        assertRows(
                GroupAdvantages.group(rewards, groups, false).advantages(),
                Golden.kept(golden.required("grpo_no_std"), mask),
                "grpo without std");
        assertRows(
                GroupAdvantages.leaveOneOut(rewards, groups).advantages(),
                Golden.kept(golden.required("rloo"), mask),
                "rloo");
        Advantages returns = GroupAdvantages.returns(rewards, 0.98);
        assertRows(
                returns.returns(),
                Golden.kept(golden.required("reinforce_plus_plus_gamma098_returns"), mask),
                "reinforce++ returns");
        assertRows(
                Whitening.of(returns.advantages(), true),
                Golden.kept(golden.required("reinforce_plus_plus_gamma098"), mask),
                "reinforce++");
    }

    @Test
    void pass_at_k_is_the_unbiased_estimator() {
        for (JsonNode one : Golden.read("pass_at_k")) {
            assertThat(PassAtK.of(
                            one.required("n").intValue(),
                            one.required("c").intValue(),
                            one.required("k").intValue()))
                    .isCloseTo(one.required("value").doubleValue(), within(1e-12));
        }
    }

    private static PpoLoss loss(JsonNode one) {
        return new PpoLoss(
                one.required("cliprange").doubleValue(),
                one.required("cliprange_value").doubleValue(),
                one.required("vf_coef").doubleValue(),
                0,
                Estimator.K1);
    }

    private static double[][] kept(JsonNode rows) {
        return Golden.kept(rows, MASK);
    }

    private static double[] scaled(double[] row, double weight) {
        return Arrays.stream(row).map(x -> x * weight).toArray();
    }

    private static double[][] copyShape(double[][] rows) {
        return Arrays.stream(rows).map(row -> new double[row.length]).toArray(double[][]::new);
    }

    private static float[][] toFloat(double[][] rows) {
        float[][] narrow = new float[rows.length][];
        for (int b = 0; b < rows.length; b++) {
            narrow[b] = new float[rows[b].length];
            for (int t = 0; t < rows[b].length; t++) {
                narrow[b][t] = (float) rows[b][t];
            }
        }
        return narrow;
    }

    private static void assertRows(double[][] found, double[][] expected, String what) {
        assertThat(found.length).isEqualTo(expected.length);
        for (int b = 0; b < expected.length; b++) {
            assertClose(found[b], expected[b], what + ", row " + b);
        }
    }

    private static void assertClose(double[] found, double[] expected, String what) {
        assertThat(found.length).as(what).isEqualTo(expected.length);
        for (int t = 0; t < expected.length; t++) {
            assertThat(found[t]).as("%s, token %d", what, t).isCloseTo(expected[t], relative(expected[t]));
        }
    }

    private static org.assertj.core.data.Offset<Double> relative(double scale) {
        return within(1e-9 * Math.max(1, Math.abs(scale)));
    }
}
