package tokenward.dsl.vocabulary.reward;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;
import tokenward.dsl.type.Bounds;
import tokenward.dsl.type.Fence;

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

        @Doc("Groovy that calls `penalize` and `credit`.") Optional<Fence> assess,

        @Doc("Name of a compiled reward that judges instead of a body.")
        Optional<String> provider,

        @Doc("Jars and class folders the compiled reward is looked for in.") @Default("[]")
        List<Path> classpath,

        @Doc("Every other setting of the block, for the body to read.")
        Map<String, Object> parameters)
        implements RewardSettings {
    public CustomSettings {
        classpath = List.copyOf(classpath);
        parameters = Map.copyOf(parameters);
    }
}
