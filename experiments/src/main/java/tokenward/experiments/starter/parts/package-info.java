/**
 * The known parts that starter tasks are put together from: how each is said, written in Python, got wrong, and what it
 * means.
 *
 * <p>Never draws tasks or deals out splits. Start with {@link tokenward.experiments.starter.parts.Step}; the catalogue is
 * in {@code NumberSteps}, {@code WordSteps} and {@code TextSteps}.
 */
@NullMarked
package tokenward.experiments.starter.parts;

import org.jspecify.annotations.NullMarked;
