/**
 * The report of a run, a sweep, or several side by side: one HTML page that needs nothing else, the same in Markdown,
 * and every table and figure as files. The same run directory gives the same bytes.
 *
 * <p>Reads run directories only, and never runs anything. Start with {@link tokenward.experiments.report.Report}.
 */
@NullMarked
package tokenward.experiments.report;

import org.jspecify.annotations.NullMarked;
