package tokenward.rewards.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;

class RewardSumTest {
    private static final Task TASK = Task.of("t", "do", "pass", List.of());
    private static final Completion COMPLETION = Completion.ofCharacters("ab");

    @Test
    void the_total_is_the_weighted_sum_of_the_terms() {
        RewardSum sum = new RewardSum(List.of(
                channel("tests", 0.7, (task, completion) -> Assessment.of(1)),
                channel("lint", 0.1, (task, completion) -> Assessment.of(-1))));

        RewardBreakdown ledger = sum.judge(TASK, COMPLETION);

        assertThat(ledger.total().sum()).isCloseTo(0.6, within(1e-6));
        assertThat(ledger.terms().keySet()).containsExactly("lint", "tests");
        assertThat(ledger.terms())
                .hasEntrySatisfying(
                        "tests", term -> assertThat(term.rewards().sum()).isCloseTo(1, within(1e-6)));
    }

    @Test
    void a_channel_without_an_opinion_is_absent() {
        RewardSum sum = new RewardSum(List.of(channel("flow", 1, (task, completion) -> Assessment.noOpinion())));

        assertThat(sum.judge(TASK, COMPLETION).terms()).isEmpty();
    }

    @Test
    void a_broken_harness_masks_the_rollout_and_says_why() {
        RewardSum sum = new RewardSum(List.of(channel("tests", 1, (task, completion) -> {
            throw new InfrastructureException("no interpreter");
        })));

        RewardBreakdown ledger = sum.judge(TASK, COMPLETION);

        assertThat(ledger.broken()).contains("tests: no interpreter");
        assertThat(ledger.total().sum()).isZero();
    }

    private static Channel channel(String name, double weight, Reward reward) {
        return new Channel(name, weight, reward, new Uniform(Spread.SHARE), Normalize.NONE);
    }
}
