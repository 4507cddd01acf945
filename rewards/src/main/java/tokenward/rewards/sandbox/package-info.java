/**
 * The only place that starts a process: programs under evaluation in isolation, and trusted helper tools beside them.
 *
 * <p>Never judges what a process answers. Start with {@link tokenward.rewards.sandbox.ToolProcess} for helpers.
 */
@NullMarked
package tokenward.rewards.sandbox;

import org.jspecify.annotations.NullMarked;
