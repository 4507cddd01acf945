package tokenward.experiments.run;

import tokenward.rewards.api.Completion;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;

/**
 * One completion that was judged without training on it.
 *
 * @param what where it comes from, such as {@code reference solution}
 * @param ledger what every channel pays to every token of it
 */
public record Trial(String what, Task task, Completion completion, RewardBreakdown ledger) {}
