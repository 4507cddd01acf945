/**
 * From tasks to completions: prompts, sampling, and the map between sampled tokens and text.
 *
 * <p>Never trains and never judges. Start with {@link tokenward.engine.rollout.RolloutEngine}.
 */
@NullMarked
package tokenward.engine.rollout;

import org.jspecify.annotations.NullMarked;
