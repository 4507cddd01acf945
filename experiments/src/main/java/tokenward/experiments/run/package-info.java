/**
 * What can be done with a plan: its runs are made and resumed, rehearsed without training, their policies measured, and
 * texts judged by their rewards. What happens goes to the run directory and to whoever watches.
 *
 * <p>Never parses an experiment and never renders a report. Start with {@link tokenward.experiments.run.Runner}.
 */
@NullMarked
package tokenward.experiments.run;

import org.jspecify.annotations.NullMarked;
