/**
 * Text with positions, and what can be said about it: spans, lines, diagnostics and how they are printed.
 *
 * <p>Never reads a file and never parses. Start with {@link tokenward.grammars.text.Diagnostic}.
 */
@NullMarked
package tokenward.grammars.text;

import org.jspecify.annotations.NullMarked;
