/**
 * JSON as a language of the prefix engine.
 *
 * <p>Never builds a document. Start with {@link tokenward.grammars.json.JsonLanguage}.
 */
@NullMarked
package tokenward.grammars.json;

import org.jspecify.annotations.NullMarked;
