package tokenward.engine.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Advantages, returns and whitening against TRL and verl. */
class AdvantagesGoldenTest {
    private static final JsonNode BATCH = Golden.read("batch");

    private static final JsonNode MASK = BATCH.required("mask");

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
            Golden.assertRows(found.advantages(), kept(one.required("advantages")), name);
            Golden.assertRows(found.returns(), kept(one.required("returns")), name);
            Golden.assertRows(Whitening.of(found.advantages(), true), kept(one.required("whitened")), name);
        }
    }

    @Test
    void whitened_rewards_keep_their_mean() {
        double[][] rewards = kept(Golden.read("rewards").required("dense_total"));

        double[][] white = Whitening.of(rewards, false);

        Golden.assertRows(white, kept(Golden.read("gae_whiten_rewards").required("whitened_rewards")), "rewards");
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
        Golden.assertRows(cut, kept(golden.required("advantages")), "advantages");
        Golden.assertRows(Whitening.of(cut, true), kept(golden.required("whitened")), "whitened");
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

        Golden.assertRows(found.advantages(), kept(golden.required("advantages")), "advantages");
        Golden.assertRows(found.returns(), kept(golden.required("returns")), "returns");
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

        Golden.assertRows(found.advantages(), Golden.kept(golden.required("advantages_skip"), mask), "advantages");
        Golden.assertRows(found.returns(), Golden.kept(golden.required("returns_skip"), mask), "returns");
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
    void group_advantages_equal_verl() {
        JsonNode golden = Golden.read("group_estimators");
        JsonNode mask = golden.required("mask");
        double[][] rewards = Golden.kept(golden.required("token_level_rewards"), mask);
        List<String> names =
                golden.required("index").valueStream().map(JsonNode::textValue).toList();
        int[] groups = names.stream().mapToInt(names::indexOf).toArray();

        Golden.assertRows(
                GroupAdvantages.group(rewards, groups, true).advantages(),
                Golden.kept(golden.required("grpo"), mask),
                "grpo");
        Golden.assertRows(
                GroupAdvantages.group(rewards, groups, false).advantages(),
                Golden.kept(golden.required("grpo_no_std"), mask),
                "grpo without std");
        Golden.assertRows(
                GroupAdvantages.leaveOneOut(rewards, groups).advantages(),
                Golden.kept(golden.required("rloo"), mask),
                "rloo");
        Advantages returns = GroupAdvantages.returns(rewards, 0.98);
        Golden.assertRows(
                returns.returns(),
                Golden.kept(golden.required("reinforce_plus_plus_gamma098_returns"), mask),
                "reinforce++ returns");
        Golden.assertRows(
                Whitening.of(returns.advantages(), true),
                Golden.kept(golden.required("reinforce_plus_plus_gamma098"), mask),
                "reinforce++");
    }

    private static double[][] kept(JsonNode rows) {
        return Golden.kept(rows, MASK);
    }
}
