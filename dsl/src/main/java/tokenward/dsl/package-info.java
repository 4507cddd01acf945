/**
 * The experiment language: {@code .exp} text in, {@link tokenward.dsl.plan.ExperimentPlan} and diagnostics out.
 *
 * <p>Never trains anything and never opens a checkpoint. Start with {@link tokenward.dsl.Experiments}.
 */
@NullMarked
package tokenward.dsl;

import org.jspecify.annotations.NullMarked;
