/**
 * {@code exp bench}: how fast the engine, the sandbox and the grammars are here.
 *
 * <p>Never measures how good a policy is: {@code exp eval} does. Start with
 * {@link tokenward.experiments.cli.bench.BenchCommand}.
 */
@NullMarked
package tokenward.experiments.cli.bench;

import org.jspecify.annotations.NullMarked;
