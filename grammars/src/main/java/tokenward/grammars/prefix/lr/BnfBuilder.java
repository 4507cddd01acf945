package tokenward.grammars.prefix.lr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.BlockEndState;
import org.antlr.v4.runtime.atn.BlockStartState;
import org.antlr.v4.runtime.atn.PlusBlockStartState;
import org.antlr.v4.runtime.atn.PrecedencePredicateTransition;
import org.antlr.v4.runtime.atn.PredicateTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.StarLoopEntryState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import tokenward.grammars.prefix.lex.GrammarException;

/**
 * Reads the rules back out of a parser's automaton. A loop becomes a left-recursive nonterminal; whatever is optional
 * becomes two alternatives, because an empty production would make the parser decide before it has seen anything. A
 * left-recursive rule, which ANTLR has rewritten with precedences, becomes one nonterminal for each precedence.
 */
final class BnfBuilder {
    /** Alternatives of one rule that differ only in what is left out. */
    private static final int MOST_VARIANTS = 64;

    private final ATN atn;
    private final String[] ruleNames;
    private final Function<String, Gate> gates;
    private final int terminals;
    private final List<String> names = new ArrayList<>();
    private final Set<Bnf.Production> productions = new LinkedHashSet<>();
    private final Map<RuleCall, Integer> rules = new HashMap<>();
    private final Map<List<Integer>, Integer> sets = new HashMap<>();
    private final Map<Set<List<Integer>>, Integer> groups = new HashMap<>();
    private final Map<Set<List<Integer>>, Integer> loops = new HashMap<>();
    private final Deque<RuleCall> open = new ArrayDeque<>();

    BnfBuilder(ATN atn, String[] ruleNames, Function<String, Gate> gates) {
        this.atn = atn;
        this.ruleNames = ruleNames;
        this.gates = gates;
        this.terminals = atn.maxTokenType + 1;
    }

    private record RuleCall(int rule, int precedence) {}

    Bnf build(int startRule) {
        ruleSymbol(new RuleCall(startRule, 0));
        while (!open.isEmpty()) {
            RuleCall call = open.pop();
            int symbol = ruleSymbol(call);
            for (List<Integer> right : new Reader(call).rule()) {
                productions.add(new Bnf.Production(symbol, right));
            }
        }
        return new Bnf(terminals, names, List.copyOf(productions));
    }

    private int ruleSymbol(RuleCall call) {
        Integer known = rules.get(call);
        if (known == null) {
            known = newSymbol(ruleNames[call.rule()]);
            rules.put(call, known);
            open.add(call);
        }
        return known;
    }

    private int newSymbol(String name) {
        names.add(name);
        return terminals + names.size() - 1;
    }

    /** Reads one rule at one precedence. */
    private final class Reader {
        private final RuleCall call;
        private final String name;

        Reader(RuleCall call) {
            this.call = call;
            this.name = ruleNames[call.rule()];
        }

        Set<List<Integer>> rule() {
            return read(atn.ruleToStartState[call.rule()], atn.ruleToStopState[call.rule()]);
        }

        /** Returns what stands between two states: alternative sequences of symbols. */
        private Set<List<Integer>> read(ATNState from, ATNState to) {
            Set<List<Integer>> variants = Set.of(List.of());
            ATNState state = from;
            while (!isAt(state, to)) {
                if (state instanceof RuleStopState || variants.isEmpty()) {
                    return variants;
                }
                if (state instanceof StarLoopEntryState loop) {
                    BlockStartState block = blockOf(loop);
                    Set<List<Integer>> once = alternatives(block);
                    variants = product(variants, optional(loop(once)));
                    state = loopExit(loop, block);
                } else if (state instanceof PlusBlockStartState block) {
                    variants = product(variants, loop(alternatives(block)));
                    state = loopExit(block.loopBackState, block);
                } else if (state instanceof BlockStartState block) {
                    variants = product(variants, alternatives(block));
                    state = block.endState;
                } else {
                    Transition transition = state.transition(0);
                    variants = product(variants, symbols(transition));
                    state = transition instanceof RuleTransition rule ? rule.followState : transition.target;
                }
            }
            return variants;
        }

        private static boolean isAt(ATNState state, ATNState to) {
            return state.stateNumber == to.stateNumber;
        }

        private BlockStartState blockOf(StarLoopEntryState loop) {
            for (Transition transition : loop.getTransitions()) {
                if (transition.target instanceof BlockStartState block) {
                    return block;
                }
            }
            throw new GrammarException(name, "has a loop of unknown form");
        }

        private ATNState loopExit(ATNState decision, BlockStartState block) {
            for (Transition transition : decision.getTransitions()) {
                if (!isAt(transition.target, block)) {
                    return transition.target;
                }
            }
            throw new GrammarException(name, "has a loop that never ends");
        }

        private Set<List<Integer>> alternatives(BlockStartState block) {
            BlockEndState end = block.endState;
            Set<List<Integer>> all = new LinkedHashSet<>();
            for (Transition transition : block.getTransitions()) {
                all.addAll(product(symbols(transition), read(transition.target, end)));
            }
            return all;
        }

        private Set<List<Integer>> symbols(Transition transition) {
            return switch (transition) {
                case RuleTransition rule -> called(rule);
                case PrecedencePredicateTransition predicate ->
                    predicate.precedence >= call.precedence() ? Set.of(List.of()) : Set.of();
                case PredicateTransition predicate ->
                    throw new GrammarException(
                            name, "has a predicate; a gate rule can be decided when tables are built");
                default -> transition.isEpsilon() ? Set.of(List.of()) : Set.of(List.of(terminalSymbol(transition)));
            };
        }

        private Set<List<Integer>> called(RuleTransition rule) {
            return switch (gates.apply(ruleNames[rule.target.ruleIndex])) {
                case OPEN -> Set.of(List.of());
                case SHUT -> Set.of();
                case NONE -> Set.of(List.of(ruleSymbol(new RuleCall(rule.target.ruleIndex, rule.precedence))));
            };
        }

        private int terminalSymbol(Transition transition) {
            IntervalSet all = IntervalSet.of(1, atn.maxTokenType);
            IntervalSet label = switch (transition.getSerializationType()) {
                case Transition.NOT_SET -> transition.label().complement(all);
                case Transition.WILDCARD -> all;
                default -> transition.label();
            };
            List<Integer> types = new ArrayList<>();
            for (int type : label.toList()) {
                types.add(type == Token.EOF ? 0 : type);
            }
            if (types.size() == 1) {
                return types.get(0);
            }
            return sets.computeIfAbsent(types, t -> {
                int symbol = newSymbol(name + "'set");
                t.forEach(type -> productions.add(new Bnf.Production(symbol, List.of(type))));
                return symbol;
            });
        }

        private static Set<List<Integer>> optional(Set<List<Integer>> variants) {
            Set<List<Integer>> all = new LinkedHashSet<>(variants);
            all.add(List.of());
            return all;
        }

        private Set<List<Integer>> loop(Set<List<Integer>> once) {
            Set<List<Integer>> body = new LinkedHashSet<>(once);
            body.remove(List.of());
            if (body.isEmpty()) {
                return once;
            }
            boolean nullable = body.size() < once.size();
            int symbol = loops.computeIfAbsent(body, b -> {
                int list = newSymbol(name + "'loop");
                for (List<Integer> item : b) {
                    List<Integer> more = new ArrayList<>(List.of(list));
                    more.addAll(item);
                    productions.add(new Bnf.Production(list, item));
                    productions.add(new Bnf.Production(list, more));
                }
                return list;
            });
            Set<List<Integer>> repeated = Set.of(List.of(symbol));
            return nullable ? optional(repeated) : repeated;
        }

        private Set<List<Integer>> product(Set<List<Integer>> left, Set<List<Integer>> right) {
            if (right.size() == 1 && right.contains(List.of())) {
                return left;
            }
            Set<List<Integer>> tail = left.size() * right.size() > MOST_VARIANTS ? grouped(right) : right;
            Set<List<Integer>> all = new LinkedHashSet<>();
            for (List<Integer> l : left) {
                for (List<Integer> r : tail) {
                    List<Integer> both = new ArrayList<>(l);
                    both.addAll(r);
                    all.add(List.copyOf(both));
                }
            }
            return all;
        }

        /** Gives alternatives a nonterminal of their own when writing them out would be too much. */
        private Set<List<Integer>> grouped(Set<List<Integer>> variants) {
            Set<List<Integer>> body = new LinkedHashSet<>(variants);
            boolean nullable = body.remove(List.of());
            if (body.isEmpty()) {
                return variants;
            }
            int symbol = groups.computeIfAbsent(body, b -> {
                int group = newSymbol(name + "'group");
                b.forEach(right -> productions.add(new Bnf.Production(group, right)));
                return group;
            });
            Set<List<Integer>> one = Set.of(List.of(symbol));
            return nullable ? optional(one) : one;
        }
    }
}
