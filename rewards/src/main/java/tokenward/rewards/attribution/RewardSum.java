package tokenward.rewards.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Judge;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;
import tokenward.rewards.api.TokenRewards;

/**
 * The weighted sum of all channels, {@code r_t = sum_k w_k r_{k,t}}, with the ledger of its parts.
 *
 * @see "paper section 2.2, eq. 1"
 */
public final class RewardSum implements Judge {
    private final List<Channel> channels;

    /** Sums the given channels; their names must differ. */
    public RewardSum(List<Channel> channels) {
        this.channels = List.copyOf(channels);
        Set<String> names = new HashSet<>();
        for (Channel channel : channels) {
            if (!names.add(channel.name())) {
                throw new IllegalArgumentException("two reward channels are named `" + channel.name() + "`");
            }
        }
    }

    @Override
    public RewardBreakdown judge(Task task, Completion completion) {
        SortedMap<String, RewardBreakdown.Term> terms = new TreeMap<>();
        double[] total = new double[completion.length()];
        for (Channel channel : channels) {
            Assessment assessment;
            try {
                assessment = channel.reward().assess(task, completion);
            } catch (InfrastructureException broken) {
                return RewardBreakdown.broken(completion.length(), channel.name() + ": " + broken.getMessage());
            }
            if (assessment.score().isEmpty()) {
                continue;
            }
            TokenRewards rewards = channel.attribution().spread(assessment, completion);
            if (channel.normalize() != Normalize.NONE) {
                rewards = rewards.times(1 / channel.normalize().divisor(completion));
            }
            for (int t = 0; t < total.length; t++) {
                total[t] += channel.weight() * rewards.at(t);
            }
            terms.put(channel.name(), new RewardBreakdown.Term(channel.weight(), rewards, assessment));
        }
        return new RewardBreakdown(terms, TokenRewards.of(total), java.util.Optional.empty());
    }
}
