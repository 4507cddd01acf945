package tokenward.grammars.prefix.lr;

/**
 * What a parser rule is to the tables. A gate is an empty rule at the head of an alternative, such as {@code since_3_12};
 * it is decided when the tables are built, so that one grammar serves several versions of a language.
 */
public enum Gate {
    /** An ordinary rule. */
    NONE,
    /** The alternative is part of the language. */
    OPEN,
    /** The alternative is not part of the language. */
    SHUT
}
