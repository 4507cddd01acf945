/**
 * What an experiment file compiles to: runs with every value settled, and where each value came from.
 *
 * <p>Pure data; never runs anything. Start with {@link tokenward.dsl.plan.ExperimentPlan}.
 */
@NullMarked
package tokenward.dsl.plan;

import org.jspecify.annotations.NullMarked;
