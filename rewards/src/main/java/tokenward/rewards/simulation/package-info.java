/**
 * Robot programs judged by worlds: programs run in the sandbox, their calls are answered here, and what happened becomes
 * one of the four outcomes of the paper's Table 2 and findings on the calls to blame.
 *
 * <p>Never lets a program see or touch a world. Start with {@link tokenward.rewards.simulation.Simulator}.
 */
@NullMarked
package tokenward.rewards.simulation;

import org.jspecify.annotations.NullMarked;
