/**
 * How fast the parts are, in figures that can be put beside other programs'.
 *
 * <p>Never prints: the verb {@code exp bench} does. Start with {@link tokenward.experiments.speed.EngineBench}.
 */
@NullMarked
package tokenward.experiments.speed;

import org.jspecify.annotations.NullMarked;
