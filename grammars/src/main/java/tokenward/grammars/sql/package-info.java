/**
 * A subset of SQL as a language of the prefix engine.
 *
 * <p>Never runs a query and knows no tables. Start with {@link tokenward.grammars.sql.SqlLanguage}.
 */
@NullMarked
package tokenward.grammars.sql;

import org.jspecify.annotations.NullMarked;
