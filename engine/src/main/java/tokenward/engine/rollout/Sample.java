package tokenward.engine.rollout;

import tokenward.engine.model.TokenSequence;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;

/**
 * One completion of one task, not yet judged.
 *
 * @param task what was asked
 * @param tokens prompt and sampled response
 * @param completion the response as text, with its program found
 */
public record Sample(Task task, TokenSequence tokens, Completion completion) {}
