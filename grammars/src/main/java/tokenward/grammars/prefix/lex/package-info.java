/**
 * A lexer grammar as a deterministic automaton over bytes, so that a token of a language model may end anywhere, even
 * inside a character.
 *
 * <p>Never holds the state of a text and knows nothing of layout. Start with
 * {@link tokenward.grammars.prefix.lex.Lexicon}.
 */
@NullMarked
package tokenward.grammars.prefix.lex;

import org.jspecify.annotations.NullMarked;
