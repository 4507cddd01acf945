/**
 * The report as one HTML page that needs nothing beside it, and a page of ledgers for {@code exp score}.
 *
 * <p>Never chooses what is shown. Start with {@link tokenward.experiments.report.html.HtmlPage}.
 */
@NullMarked
package tokenward.experiments.report.html;

import org.jspecify.annotations.NullMarked;
