/**
 * One reward channel over files of completions: what it pays to each token and why, without any training.
 *
 * <p>Never prints and never reads files. Start with {@link tokenward.experiments.score.Scorer}.
 */
@NullMarked
package tokenward.experiments.score;

import org.jspecify.annotations.NullMarked;
