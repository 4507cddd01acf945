package tokenward.rewards.attribution;

import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.TokenRewards;
import tokenward.rewards.api.TokenSet;

/**
 * The score falls on the last token, as TRL's PPO places it; {@code credit = sparse} puts every channel here.
 *
 * @see "paper Figure 2; TRL v0.11 PPOTrainer.compute_rewards"
 */
public record Terminal() implements Attribution {
    @Override
    public TokenRewards spread(Assessment assessment, Completion completion) {
        Amounts amounts = new Amounts(completion, Spread.SHARE);
        amounts.put(assessment.score().orElse(0), TokenSet.of());
        return amounts.toTokenRewards();
    }
}
