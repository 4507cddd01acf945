package tokenward.dsl.vocabulary;

import java.util.Optional;
import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Presentation;
import tokenward.dsl.schema.Within;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.AdamWConfig.Schedule;

/** Supervised fine-tuning on the reference solutions. */
@Doc("Supervised fine-tuning on the reference solutions, for `method = sft`.")
public record SftSettings(
        @Doc("Step size of AdamW.") @Within("(0, 1)") @Default("1e-4")
        double learningRate,

        @Doc("Examples per update, which is one optimizer step.") @Counts("examples") @Within("[1, inf)") @Default("64")
        int batch,

        @Doc("Examples in memory at once; `none` lets the engine choose.")
        @Counts("examples")
        @Within("[1, inf)")
        @Presentation
        Optional<Integer> microBatch,

        @Doc("Passes over the data, unless `budget.updates` says when to end.") @Within("[1, 10000]") @Default("1")
        int epochs,

        @Doc("Longest prompt and solution together; longer ones are cut.")
        @Counts("tokens")
        @Within("[1, inf)")
        @Default("1024 tokens")
        int maxLength,

        @Doc("Tokens that are learned.") @Default("completion")
        LossOn lossOn,

        @Doc("Global gradient norm is clipped to this; `none` never clips.") @Within("(0, inf)") @Default("1.0")
        Optional<Double> maxGradNorm,

        @Doc("The optimizer.") @Default("adam_w") Optimizer optimizer,

        @Doc("How the step size moves over the run.") @Default("linear")
        Schedule schedule,

        @Doc("Updates over which the step size rises from 0.") @Counts("updates") @Within("[0, inf)") @Default("0")
        int warmup) {
    /** Returns the engine's optimizer record. */
    public AdamWConfig toAdamW() {
        return optimizer.toConfig(learningRate, schedule, warmup, maxGradNorm);
    }

    /** Tokens that are learned. */
    public enum LossOn {
        @Doc("The solution and the end of sequence.")
        COMPLETION,
        @Doc("The prompt too.")
        ALL
    }
}
