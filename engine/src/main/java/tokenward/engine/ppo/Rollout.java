package tokenward.engine.ppo;

import tokenward.engine.rollout.Sample;
import tokenward.rewards.api.RewardBreakdown;

/**
 * A completion and what it earned.
 *
 * @param group which prompt of the batch it answers; completions of one prompt share it
 * @param sample the completion
 * @param ledger what every channel paid to every token
 */
public record Rollout(int group, Sample sample, RewardBreakdown ledger) {}
