package tokenward.grammars.prefix.lex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.ActionTransition;
import org.antlr.v4.runtime.atn.LexerAction;
import org.antlr.v4.runtime.atn.LexerModeAction;
import org.antlr.v4.runtime.atn.LexerPushModeAction;
import org.antlr.v4.runtime.atn.LexerTypeAction;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import tokenward.grammars.prefix.lex.LexerRule.ModeMove;

/** Reads the commands of the rules out of a lexer's automaton. */
final class LexerRules {
    private LexerRules() {}

    /** Returns the rules by rule index; fragments have no commands and are never asked for. */
    static List<LexerRule> read(ATN atn, String[] names) {
        List<LexerRule> rules = new ArrayList<>();
        for (int r = 0; r < names.length; r++) {
            rules.add(rule(atn, r, names[r]));
        }
        return rules;
    }

    private static LexerRule rule(ATN atn, int index, String name) {
        int type = atn.ruleToTokenType[index];
        boolean trivia = false;
        List<ModeMove> moves = new ArrayList<>();
        for (ActionTransition command : commands(atn, index)) {
            LexerAction action = atn.lexerActions[command.actionIndex];
            switch (action.getActionType()) {
                case SKIP, CHANNEL -> trivia = true;
                case TYPE -> type = ((LexerTypeAction) action).getType();
                case PUSH_MODE -> moves.add(new ModeMove.Push(((LexerPushModeAction) action).getMode()));
                case POP_MODE -> moves.add(new ModeMove.Pop());
                case MODE -> moves.add(new ModeMove.Become(((LexerModeAction) action).getMode()));
                case MORE -> throw new GrammarException(name, "uses `more`, which the byte automaton cannot follow");
                case CUSTOM ->
                    throw new GrammarException(name, "has an action in the target language, which tables cannot run");
            }
        }
        return new LexerRule(name, type, trivia, moves);
    }

    /** Collects a rule's commands; ANTLR has made sure that they end its only outermost alternative. */
    private static List<ActionTransition> commands(ATN atn, int index) {
        Map<Integer, ActionTransition> byPlace = new TreeMap<>();
        Set<ATNState> seen = new HashSet<>();
        Deque<ATNState> open = new ArrayDeque<>(List.of(atn.ruleToStartState[index]));
        while (!open.isEmpty()) {
            ATNState state = open.pop();
            if (!seen.add(state) || state instanceof RuleStopState) {
                continue;
            }
            for (Transition transition : state.getTransitions()) {
                if (transition instanceof ActionTransition action) {
                    // States are numbered in the order of the grammar's text.
                    byPlace.put(state.stateNumber, action);
                }
                open.push(transition instanceof RuleTransition call ? call.followState : transition.target);
            }
        }
        return List.copyOf(byPlace.values());
    }
}
