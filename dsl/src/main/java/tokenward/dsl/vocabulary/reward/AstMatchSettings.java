package tokenward.dsl.vocabulary.reward;

import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;

/** Compares syntax trees with that of a reference program. */
@Doc("Share of the reference program's subtrees found in the program (PPOCoder, Shojaee et al. 2023).")
public record AstMatchSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("spans")
        Attribution attribution,

        @Doc("The program compared with.") @Default("task.solution")
        TaskField compareTo)
        implements RewardSettings {}
