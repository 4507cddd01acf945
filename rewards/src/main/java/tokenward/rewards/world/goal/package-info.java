/**
 * Goals over finite traces as monitors: immutable states that step with every event, accept or not, and know how many
 * events acceptance is away.
 *
 * <p>Knows no source text and no program. Start with {@link tokenward.rewards.world.goal.Monitor}.
 */
@NullMarked
package tokenward.rewards.world.goal;

import org.jspecify.annotations.NullMarked;
