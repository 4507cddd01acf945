package tokenward.dsl.vocabulary;

import java.util.Optional;
import java.util.OptionalInt;
import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Within;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.AdamWConfig.Schedule;

/** Proximal policy optimisation; the other sampling methods replace only the advantage. */
@Doc("Proximal policy optimisation; `method = grpo | rloo | reinforce_pp` replaces only the advantage.")
public record PpoSettings(
        @Doc("Step size of AdamW.") @Within("(0, 1)") @Default("1.41e-5")
        double learningRate,

        @Doc("Rollouts per update.") @Counts("rollouts") @Within("[1, inf)") @Default("64 rollouts")
        int batch,

        @Doc("Rollouts per optimizer step; must divide `batch`.")
        @Counts("rollouts")
        @Within("[1, inf)")
        @Default("8 rollouts")
        int miniBatch,

        @Doc("Rollouts in memory at once; changes speed and memory, never results. `none` lets the engine choose.")
        @Counts("rollouts")
        @Within("[1, inf)")
        Optional<Integer> microBatch,

        @Doc("Passes over each batch of rollouts.") @Within("[1, 1000]") @Default("4")
        int epochs,

        @Doc(
                value = "Half-width of the interval in which the probability ratio moves the policy.",
                note = "the probability ratio is clipped to [1 - clip_range, 1 + clip_range] (Schulman et al."
                        + " 2017, eq. 7)")
        @Within("(0, 1)")
        @Default("0.2")
        double clipRange,

        @Doc("The critic's loss.") ValueLoss valueLoss,

        @Doc("How advantages are estimated.") @Default("gae(gamma: 1.0, lambda: 0.95)")
        Advantage advantage,

        @Doc("What is shifted and scaled to mean 0 and variance 1 over the batch.") @Default("advantages")
        Whiten whiten,

        @Doc("Global gradient norm is clipped to this; `none` never clips.") @Within("(0, inf)") @Default("1.0")
        Optional<Double> maxGradNorm,

        @Doc("Coefficient of the entropy bonus.") @Within("[0, 1]") @Default("0")
        double entropy,

        @Doc("An update ends early when the mean KL to its start exceeds this, in nats per token.") @Within("(0, inf)")
        Optional<Double> targetKl,

        @Doc("The optimizer.") @Default("adam_w") Optimizer optimizer,

        @Doc("How the step size moves over the run.") @Default("linear")
        Schedule schedule,

        @Doc("Updates over which the step size rises from 0.") @Counts("updates") @Within("[0, inf)") @Default("0")
        int warmup) {
    /** Returns the engine's optimizer record. */
    public AdamWConfig toAdamW() {
        return optimizer.toConfig(learningRate, schedule, warmup, maxGradNorm);
    }

    /** Returns the optimizer steps of one update. */
    public int stepsPerUpdate() {
        return epochs * ((batch + miniBatch - 1) / miniBatch);
    }

    /** Returns rollouts in memory at once where the file says. */
    public OptionalInt microBatchSize() {
        return microBatch.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** The critic's loss. */
    public record ValueLoss(
            @Doc("Weight of the value loss beside the policy loss.") @Within("[0, inf)") @Default("0.1")
            double coefficient,

            @Doc("Values may move this far from the old ones in one update; `none` does not clip.")
            @Within("(0, inf)")
            @Default("0.2")
            Optional<Double> clipRange) {}

    /** How advantages are estimated. */
    public sealed interface Advantage {
        /** Generalised advantage estimation. */
        @Doc("Generalised advantage estimation (Schulman et al. 2016); needs a critic.")
        record Gae(
                @Doc("Discount.") @Within("[0, 1]") @Default("1.0")
                double gamma,

                @Doc("Weight of longer returns.") @Within("[0, 1]") @Default("0.95")
                double lambda)
                implements Advantage {}

        /** Relative to the completions of the same prompt. */
        @Doc("Return relative to the other completions of the prompt, as GRPO does.")
        record Group(
                @Doc("Whether to divide by the group's standard deviation.") @Default("true")
                boolean scale) implements Advantage {}

        /** Against the mean of the other completions. */
        @Doc("Return against the mean of the prompt's other completions, as RLOO does.")
        record LeaveOneOut() implements Advantage {}

        /** Discounted returns without a baseline. */
        @Doc("Reward to go, whitened over the batch, as REINFORCE++ does.")
        record Returns(
                @Doc("Discount.") @Within("[0, 1]") @Default("1.0")
                double gamma) implements Advantage {}
    }

    /** What is whitened. */
    public enum Whiten {
        @Doc("Advantages, over all completion tokens of the batch.")
        ADVANTAGES,
        @Doc("Rewards, scaled without shifting the mean, before advantages are estimated.")
        REWARDS,
        @Doc("Nothing.")
        NONE
    }
}
