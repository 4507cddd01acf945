/**
 * Problems of benchmarks and samples for them, read from files, and what counts as the right output of each.
 *
 * <p>Never runs a program. Start with {@link tokenward.experiments.problem.ProblemFile}.
 */
@NullMarked
package tokenward.experiments.problem;

import org.jspecify.annotations.NullMarked;
