/**
 * Benchmarks of programs: problems read from files, expected outputs, verdicts on samples, pass@k.
 *
 * <p>Never samples from a policy and never prints. Start with {@link tokenward.experiments.bench.Evaluator}.
 */
@NullMarked
package tokenward.experiments.bench;

import org.jspecify.annotations.NullMarked;
