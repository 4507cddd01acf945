package tokenward.dsl.assist;

import tokenward.grammars.text.Span;

/**
 * What there is to say of a word.
 *
 * @param span the word
 * @param markdown the words about it
 */
public record Hint(Span span, String markdown) {}
