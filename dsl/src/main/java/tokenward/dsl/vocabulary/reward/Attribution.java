package tokenward.dsl.vocabulary.reward;

import tokenward.dsl.schema.Doc;

/** Which tokens a judgement lands on when credit is dense. */
public enum Attribution {
    @Doc("The one token at which each finding begins.")
    TOKEN,
    @Doc("The tokens each finding covers; what no finding explains goes to all code tokens.")
    SPANS,
    @Doc("All code tokens alike.")
    UNIFORM,
    @Doc("The last token.")
    TERMINAL
}
