package tokenward.dsl.vocabulary.report;

import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Within;
import tokenward.engine.config.SamplingConfig;

/** A named way to sample for evaluation. */
@Doc("A named way to sample for evaluation.")
public record DecodingSettings(
        @Doc("The name `evaluate` blocks use.") String name,

        @Doc("Divides the logits; 0 takes the most likely token.") @Within("[0, 100]") @Default("0")
        double temperature,

        @Doc("Smallest set of tokens whose probability reaches this is sampled from.") @Within("(0, 1]") @Default("1.0")
        double topP,

        @Doc("Number of most likely tokens sampled from; 0 keeps all.") @Within("[0, inf)") @Default("0")
        int topK,

        @Doc("Length limit of a completion.") @Counts("tokens") @Within("[1, inf)") @Default("512 tokens")
        int maxLength,

        @Doc("Whether tokens that no program can contain are masked.") @Default("false")
        boolean constrain) {
    /** Returns the engine's record. */
    public SamplingConfig toSampling() {
        return new SamplingConfig(temperature, topP, topK, maxLength);
    }
}
