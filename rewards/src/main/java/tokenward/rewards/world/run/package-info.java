/**
 * Worlds at work: compiled calls over a copy-on-write state, open choices decided by a chooser, and the trace of events
 * they emit.
 *
 * <p>Never reads a file and never starts a process. Start with {@link tokenward.rewards.world.run.World}.
 */
@NullMarked
package tokenward.rewards.world.run;

import org.jspecify.annotations.NullMarked;
