package tokenward.dsl.vocabulary.reward;

import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;

/** Compares the flow of data with that of a reference program. */
@Doc("Share of the reference program's data-flow edges found in the program (CodeBLEU, Ren et al. 2020).")
public record DataFlowSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("spans")
        Attribution attribution,

        @Doc("The program compared with.") @Default("task.solution")
        TaskField compareTo,

        @Doc("CodeBLEU as published, or with its faults mended.") @Default("codebleu")
        Mode mode,

        @Doc("How names of the two programs are paired.") @Default("global")
        Matching matching)
        implements RewardSettings {

    /** CodeBLEU as published, or mended. */
    public enum Mode {
        @Doc("As published, made deterministic.")
        CODEBLEU,
        @Doc("With its faults mended.")
        FIXED
    }

    /** How names are paired. */
    public enum Matching {
        @Doc("Names are numbered through the program, as published.")
        GLOBAL,
        @Doc("Names are paired so that most edges match.")
        BIPARTITE
    }
}
