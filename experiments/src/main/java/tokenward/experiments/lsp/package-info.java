/**
 * The language server: what {@code dsl.assist} and {@code dsl.navigate} know, in the words of the Language Server
 * Protocol.
 *
 * <p>Never judges a file itself, and never writes to standard output but through the protocol. Start with {@link
 * tokenward.experiments.lsp.LanguageService}.
 */
@NullMarked
package tokenward.experiments.lsp;

import org.jspecify.annotations.NullMarked;
