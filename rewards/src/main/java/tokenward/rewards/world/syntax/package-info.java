/**
 * From the text of a {@code .world} file to its tree, with diagnostics in the user's words.
 *
 * <p>Knows no names and no types. Start with {@link tokenward.rewards.world.syntax.WorldReader}.
 */
@NullMarked
package tokenward.rewards.world.syntax;

import org.jspecify.annotations.NullMarked;
