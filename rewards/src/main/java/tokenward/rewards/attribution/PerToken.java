package tokenward.rewards.attribution;

import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.TokenRewards;
import tokenward.rewards.api.TokenSet;

/**
 * Each finding falls on the one token where it begins: the token that was flagged while decoding. What the findings
 * leave of the score is spread over the code tokens.
 */
public record PerToken(Spread spread) implements Attribution {
    @Override
    public TokenRewards spread(Assessment assessment, Completion completion) {
        Amounts amounts = new Amounts(completion, spread);
        if (assessment.score().isPresent()) {
            for (Finding finding : assessment.findings()) {
                TokenSet touched = completion.tokensIn(finding.span());
                amounts.put(finding.signed(), touched.isEmpty() ? touched : TokenSet.of(touched.first()));
            }
            amounts.putRemainder(assessment);
        }
        return amounts.toTokenRewards();
    }
}
