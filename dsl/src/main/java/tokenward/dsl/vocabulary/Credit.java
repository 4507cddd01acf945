package tokenward.dsl.vocabulary;

import tokenward.dsl.schema.Doc;

/** Where reward lands. */
public enum Credit {
    @Doc("Every channel's attribution places its reward on the tokens that earned it (paper 2.3).")
    DENSE,
    @Doc("All reward but the KL penalty on the last token (the layout of TRL's PPO).")
    SPARSE
}
