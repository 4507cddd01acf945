package tokenward.grammars.prefix.lex;

/** A grammar that the engine cannot be exact about. The message names the rule and says why. */
public final class GrammarException extends RuntimeException {
    /** Names the rule at fault and states what is wrong with it. */
    public GrammarException(String rule, String why) {
        super("rule `" + rule + "` " + why);
    }
}
