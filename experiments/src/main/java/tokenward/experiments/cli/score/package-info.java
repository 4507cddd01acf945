/**
 * The verbs that judge completions without training: {@code exp score} token by token with rewards, {@code exp eval} as a
 * whole with a benchmark's tests.
 *
 * <p>Never computes a reward or a verdict. Start with {@link tokenward.experiments.cli.score.ScoreCommand}.
 */
@NullMarked
package tokenward.experiments.cli.score;

import org.jspecify.annotations.NullMarked;
