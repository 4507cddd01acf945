package tokenward.rewards.attribution;

import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.TokenRewards;

/**
 * Each finding falls on all tokens that wrote any character of its span. What the findings leave of the score is spread
 * over the code tokens.
 */
public record Spans(Spread spread) implements Attribution {
    @Override
    public TokenRewards spread(Assessment assessment, Completion completion) {
        Amounts amounts = new Amounts(completion, spread);
        if (assessment.score().isPresent()) {
            for (Finding finding : assessment.findings()) {
                amounts.put(finding.signed(), completion.tokensIn(finding.span()));
            }
            amounts.putRemainder(assessment);
        }
        return amounts.toTokenRewards();
    }
}
