package tokenward.dsl.vocabulary;

import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Within;
import tokenward.engine.config.SamplingConfig;

/** How completions are sampled while training. */
@Doc("How completions are sampled while training.")
public record RolloutSettings(
        @Doc("Completions per prompt.") @Within("[1, 1024]") @Default("1")
        int samplesPerPrompt,

        @Doc("Length limit of a completion, end of sequence included.")
        @Counts("tokens")
        @Within("[1, inf)")
        @Default("512 tokens")
        int maxLength,

        @Doc("Longer prompts are an error, or left out where `skip_bad` says so.")
        @Counts("tokens")
        @Within("[1, inf)")
        @Default("1024 tokens")
        int maxPromptLength,

        @Doc(
                value = "Divides the logits, while sampling and while scoring.",
                note = "the ratio is unbiased only where sampling and scoring use one distribution")
        @Within("[0, 100]")
        @Default("1.0")
        double temperature,

        @Doc("Smallest set of tokens whose probability reaches this is sampled from; 1 keeps all.")
        @Within("(0, 1]")
        @Default("1.0")
        double topP,

        @Doc("Number of most likely tokens sampled from; 0 keeps all.") @Within("[0, inf)") @Default("0")
        int topK,

        @Doc(
                value =
                        "Whether tokens that no program can contain are masked while sampling; false only flags them, as the paper.",
                note = "where no token of the vocabulary can follow, the completion ends")
        @Default("false")
        boolean constrain,

        @Doc(
                value =
                        "Whether a program cut off at `max_length` is judged with the shortest text that makes it whole.",
                note = "no token wrote that text: rewards for it fall on the last one")
        @Default("false")
        boolean closeTruncated,

        @Doc("What is assumed of a completion that was cut off at `max_length`.") @Default("zero")
        Truncation truncation) {
    /** Returns the engine's record. */
    public SamplingConfig toSampling() {
        return new SamplingConfig(temperature, topP, topK, maxLength);
    }

    /** What is assumed of a completion that was cut off. */
    public sealed interface Truncation {
        /** Nothing follows, as after the end of sequence. */
        @Doc("Value 0 after the cut, as after the end of sequence.")
        record Zero() implements Truncation {}

        /** The critic's value of the last state follows. */
        @Doc("The critic's value of the last state after the cut.")
        record Bootstrap() implements Truncation {}

        /** A fixed amount is taken off at the last token. */
        @Doc("A fixed amount is taken off at the last token.")
        record Penalty(@Doc("How much.") @Within("[0, inf)") double amount) implements Truncation {}
    }
}
