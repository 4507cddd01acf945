/**
 * The verbs about simulators: {@code exp world} inspects their files, {@code exp simulate} plays a program in them.
 *
 * <p>Never judges by itself: rewards.simulation does. Start with {@link tokenward.experiments.cli.world.WorldCommand}.
 */
@NullMarked
package tokenward.experiments.cli.world;

import org.jspecify.annotations.NullMarked;
