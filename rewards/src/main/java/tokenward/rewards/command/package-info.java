/**
 * Any tool as a reward: a command runs on each program, and what it reports lands on the tokens it reports about.
 *
 * <p>Never judges by itself, and never takes a tool's own failure for the program's. Start with
 * {@link tokenward.rewards.command.CommandReward}.
 */
@NullMarked
package tokenward.rewards.command;

import org.jspecify.annotations.NullMarked;
