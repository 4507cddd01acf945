/**
 * One layout for every experiment file: indentation, aligned {@code =}, aligned notes, comments kept.
 *
 * <p>Never changes what a file says. Start with {@link tokenward.dsl.format.Formatter}.
 */
@NullMarked
package tokenward.dsl.format;

import org.jspecify.annotations.NullMarked;
