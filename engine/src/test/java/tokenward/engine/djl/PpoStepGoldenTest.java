package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.KlConfig;
import tokenward.engine.djl.TrainedParameters.Shaped;
import tokenward.engine.djl.checkpoint.JsonFile;
import tokenward.engine.djl.checkpoint.Safetensors;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;
import tokenward.engine.ppo.Advantages;
import tokenward.engine.ppo.Gae;
import tokenward.engine.ppo.LossSums;
import tokenward.engine.ppo.PpoLoss;
import tokenward.engine.ppo.Whitening;

/** Two epochs of two mini-batches of PPO with adapters and a value head, held to a run of TRL's loss on PyTorch. */
class PpoStepGoldenTest {
    private static final double TOLERANCE = 2e-4;

    private final JsonNode golden =
            JsonFile.object(TinyModels.resource("ppo_step").resolve("shared.json"));
    private final JsonNode setup = golden.get("setup");
    private final List<TokenSequence> sequences = IntStream.range(0, 4)
            .mapToObj(b -> TokenSequence.of(
                    TinyModels.ints(setup.get("prompts").get(b)),
                    TinyModels.ints(setup.get("responses").get(b))))
            .toList();

    @Test
    void four_steps_end_where_the_reference_run_ends() {
        try (DjlPolicy model = TinyModels.adapted()) {
            int head = model.parameters().shapes().size() - 2;
            Safetensors start = Safetensors.open(TinyModels.resource("ppo_step").resolve("shared.init.safetensors"));
            model.parameters().assign(head, start.floats("v_head.weight"));
            model.parameters().assign(head + 1, start.floats("v_head.bias"));

            TokenScores old = model.score(sequences, 1);
            TokenScores reference = model.scoreReference(sequences, 1);
            agrees(old.logProbs(), golden.get("old_logprobs"), "old log-probabilities");
            agrees(reference.logProbs(), golden.get("ref_logprobs"), "reference log-probabilities");
            agrees(old.entropies(), golden.get("entropy"), "entropies");
            agrees(old.values(), golden.get("values"), "values");
            Advantages gae = advantages(old, reference);
            double[][] whitened = Whitening.of(gae.advantages(), true);
            PpoLoss.Rows rows = new PpoLoss.Rows(
                    doubles(old.logProbs()),
                    doubles(reference.logProbs()),
                    doubles(old.values()),
                    whitened,
                    gae.returns());

            for (JsonNode step : golden.get("steps")) {
                checkStep(model, rows, step);
            }

            TokenScores end = model.score(sequences, 1);
            agrees(end.logProbs(), golden.get("final").get("logprobs"), "final log-probabilities");
            agrees(end.values(), golden.get("final").get("values"), "final values");
            parametersAgree(model);
        }
    }

    private Advantages advantages(TokenScores old, TokenScores reference) {
        double[][] rewards = new double[4][];
        for (int b = 0; b < 4; b++) {
            rewards[b] = new double[sequences.get(b).responseLength()];
            for (int t = 0; t < rewards[b].length; t++) {
                double kl = old.logProbs()[b][t] - reference.logProbs()[b][t];
                rewards[b][t] = setup.get("dense_score").get(b).get(t).asDouble() - 0.1 * kl;
                assertThat(rewards[b][t])
                        .as("reward %d %d", b, t)
                        .isCloseTo(golden.get("rewards").get(b).get(t).asDouble(), within(TOLERANCE));
            }
        }
        return Gae.of(rewards, doubles(old.values()), new double[4], 1, 0.95);
    }

    private void checkStep(DjlPolicy model, PpoLoss.Rows all, JsonNode step) {
        int[] rows = TinyModels.ints(step.get("rows"));
        List<TokenSequence> mini = Arrays.stream(rows).mapToObj(sequences::get).toList();
        PpoLoss loss = new PpoLoss(0.2, 0.2, 0.1, 0, KlConfig.Estimator.K1);
        PpoLoss.Rows picked = new PpoLoss.Rows(
                pick(all.logProbs(), rows),
                pick(all.reference(), rows),
                pick(all.values(), rows),
                pick(all.advantages(), rows),
                pick(all.returns(), rows));
        long tokens = mini.stream().mapToLong(TokenSequence::responseLength).sum();
        LossSums sums = new LossSums();
        for (int i = 0; i < rows.length; i++) {
            // One row at a time: micro-batches must add up to the reference's mini-batch.
            PpoLoss.Rows one = row(picked, i);
            model.accumulate(mini.subList(i, i + 1), 1, scores -> loss.evaluate(scores, one, tokens, 0, sums));
        }
        double norm = model.step(setup.get("optimizer").get("lr").asDouble());

        assertThat(sums.policyLoss()).isCloseTo(step.get("pg_loss").asDouble(), within(TOLERANCE));
        assertThat(sums.valueLoss()).isCloseTo(step.get("vf_loss").asDouble(), within(TOLERANCE));
        assertThat(norm).isCloseTo(step.get("grad_norm").asDouble(), within(5e-4));
        assertThat(sums.clipFraction()).isCloseTo(step.get("clipfrac").asDouble(), within(TOLERANCE));
        assertThat(sums.approximateKl()).isCloseTo(step.get("approxkl").asDouble(), within(TOLERANCE));
        assertThat(sums.meanEntropy()).isCloseTo(step.get("entropy").asDouble(), within(TOLERANCE));
    }

    private void parametersAgree(DjlPolicy model) {
        Safetensors end = Safetensors.open(TinyModels.resource("ppo_step").resolve("shared.final.safetensors"));
        List<Shaped> shapes = new ArrayList<>(model.parameters().shapes());
        for (int i = 0; i < shapes.size(); i++) {
            String name = shapes.get(i).name();
            String theirs = name.equals(ValueHead.WEIGHT)
                    ? "v_head.weight"
                    : name.equals(ValueHead.BIAS)
                            ? "v_head.bias"
                            : name.replace("base_model.model.", "policy.").replace(".weight", "");
            TinyModels.assertClose(model.parameters().read(i), end.floats(theirs), TOLERANCE, name);
        }
    }

    private void agrees(float[][] rows, JsonNode expected, String what) {
        for (int b = 0; b < rows.length; b++) {
            assertThat(rows[b].length).isEqualTo(sequences.get(b).responseLength());
            for (int t = 0; t < rows[b].length; t++) {
                assertThat((double) rows[b][t])
                        .as("%s %d %d", what, b, t)
                        .isCloseTo(expected.get(b).get(t).asDouble(), within(TOLERANCE));
            }
        }
    }

    private static double[][] doubles(float[][] rows) {
        return Arrays.stream(rows)
                .map(row ->
                        IntStream.range(0, row.length).mapToDouble(t -> row[t]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] pick(double[][] rows, int[] some) {
        return Arrays.stream(some).mapToObj(b -> rows[b]).toArray(double[][]::new);
    }

    private static PpoLoss.Rows row(PpoLoss.Rows rows, int b) {
        int[] one = {b};
        return new PpoLoss.Rows(
                pick(rows.logProbs(), one),
                pick(rows.reference(), one),
                pick(rows.values(), one),
                pick(rows.advantages(), one),
                pick(rows.returns(), one));
    }
}
