package tokenward.grammars.prefix.lex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
import tokenward.grammars.prefix.GrammarException;
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
        List<ActionTransition> commands = new ArrayList<>();
        Set<ATNState> withoutCommands = walk(atn, index, commands);
        if (!commands.isEmpty() && withoutCommands.contains(atn.ruleToStopState[index])) {
            throw new GrammarException(
                    name, "has commands on some of its alternatives only; give every alternative the same");
        }
        int type = atn.ruleToTokenType[index];
        boolean trivia = false;
        List<ModeMove> moves = new ArrayList<>();
        for (ActionTransition command : commands) {
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

    /** A command, and the state it leaves: states are numbered in the order of the grammar's text. */
    private record Command(int from, ActionTransition transition) {}

    /** Collects a rule's commands in grammar order; returns the states reached without any of them. */
    private static Set<ATNState> walk(ATN atn, int index, List<ActionTransition> commands) {
        Set<ATNState> free = new HashSet<>();
        Set<ATNState> seen = new HashSet<>();
        List<Command> found = new ArrayList<>();
        Deque<ATNState> open = new ArrayDeque<>(List.of(atn.ruleToStartState[index]));
        Deque<ATNState> behind = new ArrayDeque<>();
        while (!open.isEmpty() || !behind.isEmpty()) {
            boolean isFree = !open.isEmpty();
            ATNState state = isFree ? open.pop() : behind.pop();
            boolean fresh = seen.add(state);
            if ((isFree && !free.add(state)) || (!isFree && !fresh) || state instanceof RuleStopState) {
                continue;
            }
            for (Transition transition : state.getTransitions()) {
                ATNState next = transition instanceof RuleTransition call ? call.followState : transition.target;
                if (transition instanceof ActionTransition action) {
                    found.add(new Command(state.stateNumber, action));
                    behind.push(next);
                } else {
                    (isFree ? open : behind).push(next);
                }
            }
        }
        found.sort(Comparator.comparingInt(Command::from));
        for (Command command : found) {
            ActionTransition action = command.transition();
            if (commands.stream().noneMatch(known -> known.actionIndex == action.actionIndex)) {
                commands.add(action);
            }
        }
        return free;
    }
}
