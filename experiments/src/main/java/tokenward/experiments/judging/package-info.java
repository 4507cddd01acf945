/**
 * What judges a completion, built from the settings of an experiment: reward channels, worlds, benchmarks, and the sandbox
 * they share.
 *
 * <p>Never opens a model, so that texts can be judged without one. Start with
 * {@link tokenward.experiments.judging.Channels}.
 */
@NullMarked
package tokenward.experiments.judging;

import org.jspecify.annotations.NullMarked;
