package tokenward.rewards.unittest;

import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;

/**
 * The paper's functional reward: do the task's tests pass? It has no opinion on a task without tests, and pays 0 where
 * there is no program.
 *
 * @see "paper, Table 3: pass@1, weight 0.7"
 */
public final class UnitTestReward implements Reward {
    private final AssertTests tests;
    private final Score score;

    /** Judges with the given tests; the pool behind them stays the caller's. */
    public UnitTestReward(AssertTests tests, Score score) {
        this.tests = tests;
        this.score = score;
    }

    /** What passing is worth. */
    public enum Score {
        /** 1 when every test passes, else 0. */
        PASS_AT_1,
        /** The share of tests that pass. */
        PASS_RATIO
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        if (task.tests().isEmpty()) {
            return Assessment.noOpinion();
        }
        String code = completion.codeText();
        if (code.isBlank()) {
            return Assessment.of(0);
        }
        return switch (score) {
            case PASS_AT_1 ->
                Assessment.of(
                        tests.run(task, code, AssertTests.Extent.UNTIL_FAILURE).allPassed() ? 1 : 0);
            case PASS_RATIO ->
                Assessment.of(tests.run(task, code, AssertTests.Extent.ALL).passRatio());
        };
    }
}
