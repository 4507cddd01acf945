package tokenward.experiments.score;

import tokenward.rewards.api.Completion;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;

/**
 * What a channel says about one completion.
 *
 * @param task the task it answers
 * @param completion what was written, with the program found in it
 * @param ledger what was paid to each token; without a term when the channel has no opinion
 */
public record Score(Task task, Completion completion, RewardBreakdown ledger) {}
