package tokenward.dsl.vocabulary.reward;

import java.util.Map;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;

/** A reward of the user's own: a Groovy body in a {@code define reward}, or a compiled class found by its name. */
@Doc("A reward of your own: declared with `define reward`, judged by its Groovy body.")
public record CustomSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("spans")
        Attribution attribution,

        @Doc("What it judges, in one sentence.") @Default("\"\"")
        String summary,

        @Doc("Language whose parse tree the body sees as `tree`.") @Default("python")
        SyntaxSettings.Grammar grammar,

        @Doc("Smallest and largest amount; what lies outside is cut.") @Default("-1 .. 1")
        Bounds range,

        @Doc("Groovy that calls `penalize` and `credit`.") Optional<Body> assess,

        @Doc("Every other setting of the block, for the body to read.")
        Map<String, Object> parameters)
        implements RewardSettings {
    public CustomSettings {
        parameters = Map.copyOf(parameters);
    }

    /**
     * Smallest and largest amount.
     *
     * @param low smallest
     * @param high largest
     */
    public record Bounds(double low, double high) {
        @Override
        public String toString() {
            return low + " .. " + high;
        }
    }

    /**
     * The text between the fences, and where it stands.
     *
     * @param definition name of the {@code define reward} it belongs to
     * @param groovy the text
     * @param file name of the file it stands in
     * @param line line of the opening fence, from 1; line n of the body is line {@code line + n - 1} of the file
     */
    public record Body(String definition, String groovy, String file, int line) {
        @Override
        public String toString() {
            return "groovy body of " + definition;
        }
    }
}
