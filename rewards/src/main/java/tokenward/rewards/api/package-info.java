/**
 * What a reward is: a task, a completion with its tokens, findings on spans, and the ledger of who paid what to which
 * token.
 *
 * <p>Never runs a program and never reads a file. Start with {@link tokenward.rewards.api.Reward}.
 */
@NullMarked
package tokenward.rewards.api;

import org.jspecify.annotations.NullMarked;
