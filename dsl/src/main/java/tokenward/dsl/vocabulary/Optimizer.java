package tokenward.dsl.vocabulary;

import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Within;
import tokenward.engine.config.AdamWConfig;

/** The optimizer. */
public sealed interface Optimizer {
    /** Returns the engine's record. */
    AdamWConfig toConfig(double learningRate, AdamWConfig.Schedule schedule, int warmup, Optional<Double> maxGradNorm);

    /** Adam with decoupled weight decay. */
    @Doc("Adam with decoupled weight decay (Loshchilov and Hutter 2019).")
    record AdamW(
            @Doc("Decay of the first moment.") @Within("[0, 1)") @Default("0.9")
            double beta1,

            @Doc("Decay of the second moment.") @Within("[0, 1)") @Default("0.999")
            double beta2,

            @Doc("Added to the root of the second moment.") @Within("(0, 1)") @Default("1e-8")
            double epsilon,

            @Doc("Decoupled weight decay.") @Within("[0, 1]") @Default("0")
            double weightDecay)
            implements Optimizer {
        @Override
        public AdamWConfig toConfig(
                double learningRate, AdamWConfig.Schedule schedule, int warmup, Optional<Double> maxGradNorm) {
            double norm = maxGradNorm.orElse(Double.POSITIVE_INFINITY);
            return new AdamWConfig(learningRate, beta1, beta2, epsilon, weightDecay, schedule, warmup, norm);
        }
    }
}
