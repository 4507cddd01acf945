/**
 * A parser grammar as LALR(1) tables with conflicts kept, and the generalised LR recogniser that runs on them.
 *
 * <p>Never sees a character. Start with {@link tokenward.grammars.prefix.lr.ParseTable}.
 */
@NullMarked
package tokenward.grammars.prefix.lr;

import org.jspecify.annotations.NullMarked;
