package tokenward.engine.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.TokenRewards;

class ChannelStatsTest {
    @Test
    void a_reward_lands_on_as_many_tokens_as_share_it_evenly() {
        assertThat(ChannelStats.tokens(TokenRewards.of(0, -0.25f, 0, -0.25f))).isCloseTo(2, within(1e-12));
        assertThat(ChannelStats.tokens(TokenRewards.of(0, 0, 0.7f))).isCloseTo(1, within(1e-12));
        assertThat(ChannelStats.tokens(TokenRewards.of(0.75f, -0.25f))).isCloseTo(1.6, within(1e-12));
        assertThat(ChannelStats.tokens(TokenRewards.zero(3))).isZero();
    }

    @Test
    void rollouts_a_channel_paid_nothing_count_for_its_score_and_not_for_its_tokens() {
        RewardBreakdown flagged = ledger(-1, TokenRewards.of(0, -1, 0));
        RewardBreakdown clean = ledger(0, TokenRewards.zero(5));

        assertThat(ChannelStats.of(List.of(flagged, clean)))
                .containsOnlyKeys("reward.syntax", "reward.syntax.tokens")
                .containsEntry("reward.syntax", -0.5)
                .containsEntry("reward.syntax.tokens", 1.0);
        assertThat(ChannelStats.of(List.of(clean))).containsOnlyKeys("reward.syntax");
    }

    private static RewardBreakdown ledger(double score, TokenRewards rewards) {
        TreeMap<String, RewardBreakdown.Term> terms = new TreeMap<>();
        terms.put("syntax", new RewardBreakdown.Term(0.1, rewards, Assessment.of(score)));
        return new RewardBreakdown(terms, rewards, Optional.empty());
    }
}
