/**
 * Experiment files as trees of nodes with spans, and the codes of everything that can be said about them.
 *
 * <p>Never knows a block or a setting by name. Start with {@link tokenward.dsl.syntax.ExpReader}.
 */
@NullMarked
package tokenward.dsl.syntax;

import org.jspecify.annotations.NullMarked;
