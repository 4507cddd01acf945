package tokenward.dsl.resolve;

import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Characters of a text. */
public record Place(SourceText source, Span span) {}
