package tokenward.rewards.attribution;

import tokenward.rewards.api.Reward;

/**
 * One reward channel of an experiment.
 *
 * @param name as the experiment file calls it
 * @param weight {@code w_k}
 * @param reward the judge
 * @param attribution which tokens its judgement falls on
 * @param normalize division by length
 */
public record Channel(String name, double weight, Reward reward, Attribution attribution, Normalize normalize) {
    public Channel {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("the weight of `" + name + "` must be finite, not " + weight);
        }
    }
}
