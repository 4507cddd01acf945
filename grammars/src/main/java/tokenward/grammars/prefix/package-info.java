/**
 * Can this prefix still become a program? The exact answer, byte by byte, for any language with a fitting ANTLR grammar,
 * and the set of a vocabulary's tokens that keep the answer "yes".
 *
 * <p>Never builds a tree and never reads a file. Start with {@link tokenward.grammars.prefix.PrefixChecker}; the idea is
 * told in {@code docs/grammar.md}.
 */
@NullMarked
package tokenward.grammars.prefix;

import org.jspecify.annotations.NullMarked;
