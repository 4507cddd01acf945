/**
 * Simulators as files: loads {@code .world} files with everything they import, checked and compiled.
 *
 * <p>Never runs a program. Start with {@link tokenward.rewards.world.WorldLoader}.
 */
@NullMarked
package tokenward.rewards.world;

import org.jspecify.annotations.NullMarked;
