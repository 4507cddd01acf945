package tokenward.rewards.attribution;

import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.TokenRewards;

/**
 * The score falls on all code tokens alike, findings or not.
 *
 * @see "paper section 2.3: no precise attribution, so uniform over code tokens"
 */
public record Uniform(Spread spread) implements Attribution {
    @Override
    public TokenRewards spread(Assessment assessment, Completion completion) {
        Amounts amounts = new Amounts(completion, spread);
        amounts.put(assessment.score().orElse(0), completion.codeTokens());
        return amounts.toTokenRewards();
    }
}
