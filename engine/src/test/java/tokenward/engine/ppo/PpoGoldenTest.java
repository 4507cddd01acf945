package tokenward.engine.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.KlConfig.Estimator;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.train.PassAtK;

/** Log-probabilities, divergences and losses against the original implementations. */
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
                Golden.assertClose(
                        KlEstimator.perToken(logProbs[b], reference[b], estimator), rows[b], estimator + " " + b);
            }
        }
    }

    @Test
    void extreme_log_ratios_are_clamped_as_verl_does() {
        JsonNode extreme = Golden.read("kl").required("extreme");
        double[] logProbs = Golden.row(extreme.required("logprobs"));
        double[] reference = Golden.row(extreme.required("ref"));

        Golden.assertClose(
                KlEstimator.perToken(logProbs, reference, Estimator.K2), Golden.row(extreme.required("k2")), "k2");
        Golden.assertClose(
                KlEstimator.perToken(logProbs, reference, Estimator.K3), Golden.row(extreme.required("k3")), "k3");
    }

    @Test
    void full_divergence_is_exact() {
        JsonNode full = Golden.read("kl").required("full");
        for (int b = 0; b < full.required("kl").size(); b++) {
            for (int t = 0; t < full.required("kl").get(b).size(); t++) {
                double kl = KlEstimator.full(
                        Golden.row(full.required("logits").get(b).get(t)),
                        Golden.row(full.required("ref_logits").get(b).get(t)));
                assertThat(kl).isCloseTo(full.required("kl").get(b).get(t).doubleValue(), Golden.relative(1));
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
                            .isCloseTo(one.required("logprobs").get(b).get(t).doubleValue(), Golden.relative(1));
                    assertThat(LogProbs.entropy(logits, tau))
                            .isCloseTo(one.required("entropy").get(b).get(t).doubleValue(), Golden.relative(1));
                    Golden.assertClose(
                            scaled(LogProbs.gradient(logits, label, tau), weight),
                            Golden.row(one.required("grad_logits").get(b).get(t)),
                            "gradient");
                    Golden.assertClose(
                            scaled(LogProbs.entropyGradient(logits, tau), weight),
                            Golden.row(
                                    one.required("grad_logits_entropy").get(b).get(t)),
                            "entropy gradient");
                }
            }
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

            assertThat(sums.policyLoss()).isCloseTo(one.required("pg_loss").doubleValue(), Golden.relative(1));
            assertThat(sums.valueLoss()).isCloseTo(one.required("vf_loss").doubleValue(), Golden.relative(1));
            assertThat(sums.policyLoss() + 0.1 * sums.valueLoss())
                    .isCloseTo(one.required("total").doubleValue(), Golden.relative(1));
            Golden.assertRows(dLogProbs, kept(one.required("grad_logprobs")), "log-probabilities");
            Golden.assertRows(dValues, kept(one.required("grad_values")), "values");
            // TRL casts these two to float32.
            assertThat(sums.clipFraction())
                    .isCloseTo(one.required("pg_clipfrac").doubleValue(), within(1e-6));
            assertThat(sums.valueClipFraction())
                    .isCloseTo(one.required("vf_clipfrac").doubleValue(), within(1e-6));
            assertThat(sums.approximateKl()).isCloseTo(one.required("approxkl").doubleValue(), within(1e-8));
            assertThat(sums.approximateKlK3())
                    .isCloseTo(one.required("approxkl_k3").doubleValue(), Golden.relative(1));
            assertThat(sums.meanRatio()).isCloseTo(one.required("mean_ratio").doubleValue(), Golden.relative(1));
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
            assertThat(controller.coefficient()).as("step %d", i).isCloseTo(expected[i], Golden.relative(1));
        }
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
}
