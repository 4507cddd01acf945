package tokenward.dsl.vocabulary;

import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Refers;
import tokenward.dsl.schema.Within;

/** The leash to the reference model. */
@Doc("The leash to the reference model.")
public record KlSettings(
        @Doc(
                value = "Weight of the penalty per token.",
                note = "the reward of token t is sum_k w_k r_k,t - coefficient * KL_t")
        @Within("[0, 100]")
        @Default("0.05")
        double coefficient,

        @Doc("How the divergence at a token is estimated.") @Default("k1")
        Estimator estimator,

        @Doc("Whether the coefficient stays or follows a target.") @Default("fixed")
        Controller controller,

        @Doc("Whether the penalty is part of the reward or of the loss.") @Default("reward")
        Placement placement,

        @Doc("The model compared with.") @Refers("model") @Default("reference")
        String against) {

    /** Estimators of the divergence at a token, with {@code d = log p - log p_ref}. */
    public enum Estimator {
        @Doc("d; unbiased, the choice for rewards.")
        K1,
        @Doc("d^2 / 2; its gradient is right in a loss.")
        K2,
        @Doc("exp(-d) - 1 + d; never negative.")
        K3
    }

    /** Whether the coefficient moves. */
    public sealed interface Controller {
        /** It stays. */
        @Doc("The coefficient stays.")
        record Fixed() implements Controller {}

        /** It follows a target. */
        @Doc("The coefficient follows a target (Ziegler et al. 2019).")
        record Adaptive(
                @Doc("Wanted divergence, summed over a completion.") @Counts("nats") @Within("(0, inf)") @Default("6")
                double target,

                @Doc("Rollouts over which it follows.") @Counts("rollouts") @Within("[1, inf)") @Default("10_000")
                long horizon)
                implements Controller {}
    }

    /** Where the penalty enters. */
    public enum Placement {
        @Doc("Subtracted from each token's reward (paper 2.2).")
        REWARD,
        @Doc("Added to the loss, as GRPO does.")
        LOSS
    }
}
