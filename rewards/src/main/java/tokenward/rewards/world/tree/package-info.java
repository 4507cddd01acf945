/**
 * A {@code .world} file as a tree: worlds with their calls, tasks with their goals, every node with the characters it
 * was written in.
 *
 * <p>Never evaluates anything. Start with {@link tokenward.rewards.world.tree.WorldFile}.
 */
@NullMarked
package tokenward.rewards.world.tree;

import org.jspecify.annotations.NullMarked;
