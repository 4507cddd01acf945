/**
 * Checks that compare settings with each other, before anything is computed. One class per subject, each a pure
 * function from a resolved run to diagnostics.
 *
 * <p>Never judges a single value; its type has done that. Start with {@link tokenward.dsl.check.Checks}.
 */
@NullMarked
package tokenward.dsl.check;

import org.jspecify.annotations.NullMarked;
