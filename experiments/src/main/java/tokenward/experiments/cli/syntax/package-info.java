/**
 * {@code exp syntax}: the grammar engine on files.
 *
 * <p>Never reads experiments. Start with {@link tokenward.experiments.cli.syntax.SyntaxCommand}.
 */
@NullMarked
package tokenward.experiments.cli.syntax;

import org.jspecify.annotations.NullMarked;
