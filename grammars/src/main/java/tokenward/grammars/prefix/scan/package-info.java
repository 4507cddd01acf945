/**
 * The machine between bytes and the parser: it finds words, lays out lines, and remembers as little as decides how it goes
 * on.
 *
 * <p>Never knows the tokens of a model. Start with {@link tokenward.grammars.prefix.scan.Scanner}.
 */
@NullMarked
package tokenward.grammars.prefix.scan;

import org.jspecify.annotations.NullMarked;
