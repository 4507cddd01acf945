/**
 * A run from its first update to its last: batches of tasks, updates, evaluations, checkpoints, events.
 *
 * <p>Never prints; everything there is to know goes out as a {@link tokenward.engine.train.TrainingEvent}. Start with
 * {@link tokenward.engine.train.Trainer}.
 */
@NullMarked
package tokenward.engine.train;

import org.jspecify.annotations.NullMarked;
