/**
 * Tables of a report: what the plan declares, filled from what was measured, and written as Markdown, LaTeX, CSV.
 *
 * <p>Never reads files. Start with {@link tokenward.experiments.table.TableBuilder}.
 */
@NullMarked
package tokenward.experiments.table;

import org.jspecify.annotations.NullMarked;
