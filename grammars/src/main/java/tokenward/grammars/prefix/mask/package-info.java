/**
 * Which tokens of a vocabulary can come next: a tree of all tokens is walked with the scanner, and what does not depend on
 * the parser is remembered.
 *
 * <p>Never reads text. Start with {@link tokenward.grammars.prefix.mask.TokenMask}.
 */
@NullMarked
package tokenward.grammars.prefix.mask;

import org.jspecify.annotations.NullMarked;
