package tokenward.rewards.api;

/**
 * All reward channels of an experiment as the engine sees them: one completion in, one ledger out. Thread-safe; a
 * broken harness is recorded in the ledger, not thrown.
 */
@FunctionalInterface
public interface Judge {
    /** Judges a completion with every channel and spreads each judgement over its tokens. */
    RewardBreakdown judge(Task task, Completion completion);
}
