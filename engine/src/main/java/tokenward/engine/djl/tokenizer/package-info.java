/**
 * Tokenizers read from {@code tokenizer.json}, with the bytes of every token and the chat template.
 *
 * <p>Never knows a model. Start with {@link tokenward.engine.djl.tokenizer.DjlTokenizer}.
 */
@NullMarked
package tokenward.engine.djl.tokenizer;

import org.jspecify.annotations.NullMarked;
