package tokenward.experiments.score;

import tokenward.rewards.attribution.Attribution;
import tokenward.rewards.dataflow.DataFlowConfig;
import tokenward.rewards.lint.LintConfig;
import tokenward.rewards.unittest.UnitTestReward;

/**
 * How completions are scored.
 *
 * @param channel the judge
 * @param extract where the program is looked for
 * @param attribution which tokens the judgement falls on
 * @param lint used by {@code lint}
 * @param dataFlow used by {@code data_flow}
 * @param tests used by {@code unit_tests}
 */
public record ScoreSettings(
        ChannelName channel,
        Extract extract,
        Attribution attribution,
        LintConfig lint,
        DataFlowConfig dataFlow,
        UnitTestReward.Score tests) {
    /** Where the program is looked for. */
    public enum Extract {
        /** In a fence, else as a function, else the whole text. */
        AUTO,
        /** Between fences only. */
        FENCE,
        /** From the first definition or import on. */
        FUNCTION,
        /** The longest lines in a row that make a program. */
        LONGEST,
        /** The stretch EvalPlus' sanitize keeps. */
        SANITIZE,
        /** The whole text. */
        WHOLE
    }
}
