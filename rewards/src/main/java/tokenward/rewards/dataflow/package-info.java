/**
 * The data-flow channel: how many of the reference solution's data-flow edges (this value comes from, or is computed
 * from, that one) the program has too, after CodeBLEU.
 *
 * <p>Never runs a program. Start with {@link tokenward.rewards.dataflow.DataFlowReward}; the graph is made in
 * {@code FlowBuilder}, compared in {@link tokenward.rewards.dataflow.DataFlowMatch}.
 */
@NullMarked
package tokenward.rewards.dataflow;

import org.jspecify.annotations.NullMarked;
