package tokenward.dsl.navigate;

import tokenward.dsl.resolve.Library.Declared;
import tokenward.grammars.text.Span;

/**
 * A name of the user's choice where it is written.
 *
 * @param kind of the block it names, such as {@code reward}
 * @param owner the experiment or definition it is written in
 * @param head whether it is the name of {@code owner} itself, or of what that extends
 */
record Occurrence(String kind, String name, Span span, Declared owner, boolean head) {}
