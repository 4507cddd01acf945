package tokenward.rewards.attribution;

import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.TokenRewards;

/**
 * Maps one assessment to the tokens that earned it. With {@link Spread#SHARE} every attribution conserves the scalar:
 * {@code sum_t r_t = score}. An assessment without a score spreads nothing.
 *
 * @see "paper section 2.3"
 */
public sealed interface Attribution permits PerToken, Spans, Uniform, Terminal {
    /**
     * Spreads an assessment.
     *
     * @return float[T]; tokens outside the program get 0 unless a finding touches them or there is no program
     */
    TokenRewards spread(Assessment assessment, Completion completion);
}
