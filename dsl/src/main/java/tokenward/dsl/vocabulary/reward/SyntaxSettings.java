package tokenward.dsl.vocabulary.reward;

import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;

/** Flags the token at which a program stops being one. */
@Doc("Flags the token at which no program can begin with the text so far (paper 2.3).")
public record SyntaxSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("token")
        Attribution attribution,

        @Doc("The language.") @Default("python") Grammar grammar,
        @Doc("Version of Python.") @Default("\"3.11\"") String python,

        @Doc("What is flagged after the first violation.") @Default("first")
        AfterViolation afterViolation)
        implements RewardSettings {

    /** Languages with a grammar. */
    public enum Grammar {
        @Doc("CPython 3.8 to 3.13.")
        PYTHON,
        @Doc("JSON.")
        JSON,
        @Doc("SELECT, INSERT, UPDATE and DELETE.")
        SQL
    }

    /** What is flagged after the first violation. */
    public enum AfterViolation {
        @Doc("Nothing more.")
        FIRST,
        @Doc("Every later token of the program: they share the penalty.")
        ABSORBING,
        @Doc("The first violation of every line that does not belong to a faulty one.")
        RESYNC
    }
}
