/**
 * What an experiment says, in words: every value with where it came from, the arithmetic that follows from it, the
 * reward as a formula, differences between two experiments.
 *
 * <p>Never judges. Start with {@link tokenward.dsl.explain.Explanation}.
 */
@NullMarked
package tokenward.dsl.explain;

import org.jspecify.annotations.NullMarked;
