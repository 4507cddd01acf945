/**
 * What runs measured: curves and numbers by their paths, states of the policy, intervals over runs, tests between
 * groups of runs; the report functions of the language.
 *
 * <p>Never draws and never formats. Start with {@link tokenward.experiments.measure.Measurements}.
 */
@NullMarked
package tokenward.experiments.measure;

import org.jspecify.annotations.NullMarked;
