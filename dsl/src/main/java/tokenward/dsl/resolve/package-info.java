/**
 * From nodes to values: imports, {@code extends}, {@code without}, sweeps and the command line, in the one order of
 * precedence, every value keeping where it came from.
 *
 * <p>Never compares two settings; that is what checks are for. Start with {@link tokenward.dsl.resolve.Resolver}.
 */
@NullMarked
package tokenward.dsl.resolve;

import org.jspecify.annotations.NullMarked;
