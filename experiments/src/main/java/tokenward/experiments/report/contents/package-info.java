/**
 * What a report shows, before it has a form: tables, figures, and the rollouts worth looking at.
 *
 * <p>Never writes HTML or Markdown. Start with {@code ContentsBuilder}.
 */
@NullMarked
package tokenward.experiments.report.contents;

import org.jspecify.annotations.NullMarked;
