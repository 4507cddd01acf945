package tokenward.rewards.attribution;

import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.TokenRewards;
import tokenward.rewards.api.TokenSet;

/** Token rewards being filled; amounts with nowhere to go fall on the last token. */
final class Amounts {
    private final Completion completion;
    private final double[] rewards;
    private final Spread spread;

    Amounts(Completion completion, Spread spread) {
        this.completion = completion;
        this.rewards = new double[completion.length()];
        this.spread = spread;
    }

    /** Puts an amount on tokens; on the last token when there are none. */
    void put(double amount, TokenSet tokens) {
        if (rewards.length == 0 || amount == 0) {
            return;
        }
        if (tokens.isEmpty()) {
            rewards[rewards.length - 1] += amount;
            return;
        }
        double each = spread == Spread.SHARE ? amount / tokens.size() : amount;
        tokens.stream().forEach(t -> rewards[t] += each);
    }

    /** Puts on the code tokens what the findings leave of the score. */
    void putRemainder(Assessment assessment) {
        double findings =
                assessment.findings().stream().mapToDouble(Finding::signed).sum();
        put(assessment.score().orElse(0) - findings, completion.codeTokens());
    }

    TokenRewards toTokenRewards() {
        return TokenRewards.of(rewards);
    }
}
