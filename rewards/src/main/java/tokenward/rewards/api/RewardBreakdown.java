package tokenward.rewards.api;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The reward ledger of one rollout: what each channel paid to each token, and why.
 *
 * @param terms by channel name; a channel without an opinion is absent
 * @param total {@code sum_k w_k r_{k,t}}, without the KL term
 * @param broken why the rollout must not be trained on, when the harness failed
 */
public record RewardBreakdown(SortedMap<String, Term> terms, TokenRewards total, Optional<String> broken) {
    public RewardBreakdown {
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
    }

    /**
     * One channel's part.
     *
     * @param weight {@code w_k}
     * @param rewards {@code r_{k,t}} before the weight
     * @param assessment the judgement the rewards were spread from
     */
    public record Term(double weight, TokenRewards rewards, Assessment assessment) {}

    /** Returns the ledger of a rollout whose harness broke: no rewards, masked. */
    public static RewardBreakdown broken(int length, String why) {
        return new RewardBreakdown(new TreeMap<>(), TokenRewards.zero(length), Optional.of(why));
    }
}
