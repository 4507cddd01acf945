/**
 * Searches worlds for sequences of calls that meet a task's goals: to prove a task solvable, and to find programs.
 *
 * <p>Never runs a program. Start with {@link tokenward.rewards.world.plan.Planner}.
 */
@NullMarked
package tokenward.rewards.world.plan;

import org.jspecify.annotations.NullMarked;
