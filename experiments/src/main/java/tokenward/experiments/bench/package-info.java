/**
 * Verdicts on samples of benchmarks: expected outputs, comparison, pass@k, and how fast that goes.
 *
 * <p>Never samples from a policy and never prints. Start with {@link tokenward.experiments.bench.Evaluator}.
 */
@NullMarked
package tokenward.experiments.bench;

import org.jspecify.annotations.NullMarked;
