package tokenward.grammars.prefix.lex;

import java.util.List;

/**
 * What happens when a rule of the lexer has matched.
 *
 * @param name the rule's name in the grammar
 * @param type the token type it yields, after any {@code type} command
 * @param trivia whether the parser never sees it: {@code skip} or {@code channel}
 * @param moves mode commands, in order
 */
public record LexerRule(String name, int type, boolean trivia, List<ModeMove> moves) {
    public LexerRule {
        moves = List.copyOf(moves);
    }

    /** A change of mode. */
    public sealed interface ModeMove {
        /** Enters a mode; leaving it returns to the present one. */
        record Push(int mode) implements ModeMove {}

        /** Leaves the present mode; at the bottom of the stack nothing happens. */
        record Pop() implements ModeMove {}

        /** Replaces the present mode. */
        record Become(int mode) implements ModeMove {}
    }
}
