package tokenward.dsl.vocabulary.reward;

import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Within;

/** What every reward channel has. */
public record Term(
        @Doc(
                value = "Factor of the channel in the sum.",
                note = "the reward of token t is sum_k w_k r_k,t - coefficient * KL_t")
        @Within("[-100, 100]")
        double weight,

        @Doc("Whether the amount of a finding is shared among its tokens or put on each of them.") @Default("share")
        Spread spread,

        @Doc("Whether the channel is divided by the length of the program.") @Default("none")
        Normalize normalize,

        @Doc("The channel's scalar is cut to this distance from 0; `none` does not cut.") @Within("(0, inf)")
        Optional<Double> clip) {

    /** How an amount is put on several tokens. */
    public enum Spread {
        @Doc("Shared evenly, which conserves the sum.")
        SHARE,
        @Doc("Put on every token, so that long spans weigh more.")
        COPY
    }

    /** Division by the length of the program. */
    public enum Normalize {
        @Doc("No division.")
        NONE,
        @Doc("Divided by the number of code tokens.")
        TOKEN,
        @Doc("Divided by the number of code lines.")
        LINE
    }
}
