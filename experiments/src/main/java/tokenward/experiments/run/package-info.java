/**
 * From a plan to a run: models, tasks, reward channels and evaluations are built from the plan's settings, training
 * runs, and what happens goes to the run directory and to whoever watches.
 *
 * <p>Never parses an experiment and never renders a report. Start with {@link tokenward.experiments.run.Runner}.
 */
@NullMarked
package tokenward.experiments.run;

import org.jspecify.annotations.NullMarked;
