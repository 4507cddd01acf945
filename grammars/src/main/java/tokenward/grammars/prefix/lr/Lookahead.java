package tokenward.grammars.prefix.lr;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * LALR(1) look-ahead sets.
 *
 * @see "DeRemer and Pennello 1982, Efficient computation of LALR(1) look-ahead sets"
 */
final class Lookahead {
    private final Automaton automaton;
    private final Bnf bnf;
    private final boolean[] nullable;

    // Nonterminal transitions (state, symbol), numbered.
    private final int[][] numberOf;
    private final List<int[]> transitions = new ArrayList<>();

    private List<BitSet> follow = List.of();
    private final List<List<Integer>> includes = new ArrayList<>();
    private final List<List<BitSet>> sets = new ArrayList<>();

    Lookahead(Automaton automaton) {
        this.automaton = automaton;
        this.bnf = automaton.bnf();
        this.nullable = bnf.nullable();
        this.numberOf = new int[automaton.states()][];
        for (int s = 0; s < automaton.states(); s++) {
            numberOf[s] = new int[bnf.symbols() - bnf.terminals()];
            for (int symbol : automaton.symbolsFrom(s)) {
                if (!bnf.isTerminal(symbol)) {
                    numberOf[s][symbol - bnf.terminals()] = transitions.size();
                    transitions.add(new int[] {s, symbol});
                }
            }
        }
        for (int s = 0; s < automaton.states(); s++) {
            List<BitSet> forState = new ArrayList<>();
            automaton.complete(s).forEach(p -> forState.add(new BitSet()));
            sets.add(forState);
        }
        computeFollow();
        lookBack();
    }

    /** Returns the terminals on which the i-th complete production of a state is reduced. */
    BitSet of(int state, int i) {
        return sets.get(state).get(i);
    }

    private void computeFollow() {
        List<BitSet> reads = new ArrayList<>();
        List<List<Integer>> readsRelation = new ArrayList<>();
        for (int[] transition : transitions) {
            int target = automaton.move(transition[0], transition[1]);
            BitSet direct = new BitSet();
            List<Integer> further = new ArrayList<>();
            for (int symbol : automaton.symbolsFrom(target)) {
                if (bnf.isTerminal(symbol)) {
                    direct.set(symbol);
                } else if (nullable[symbol]) {
                    further.add(numberOf[target][symbol - bnf.terminals()]);
                }
            }
            reads.add(direct);
            readsRelation.add(further);
            includes.add(new ArrayList<>());
        }
        new Digraph(readsRelation, reads).run();
        findIncludes();
        follow = reads;
        new Digraph(includes, follow).run();
    }

    /** {@code (p, A)} takes over the look-ahead of {@code (q, B)} when {@code B -> x A y}, q --x--> p and y may be empty. */
    private void findIncludes() {
        List<List<Integer>> byLeft = bnf.byLeft();
        for (int t = 0; t < transitions.size(); t++) {
            for (int production : byLeft.get(transitions.get(t)[1])) {
                List<Integer> right = bnf.productions().get(production).right();
                int state = transitions.get(t)[0];
                for (int i = 0; i < right.size(); i++) {
                    int symbol = right.get(i);
                    boolean emptyAfter =
                            right.subList(i + 1, right.size()).stream().allMatch(s -> nullable[s]);
                    if (!bnf.isTerminal(symbol) && emptyAfter) {
                        includes.get(numberOf[state][symbol - bnf.terminals()]).add(t);
                    }
                    state = automaton.move(state, symbol);
                }
            }
        }
    }

    private void lookBack() {
        List<List<Integer>> byLeft = bnf.byLeft();
        for (int t = 0; t < transitions.size(); t++) {
            for (int production : byLeft.get(transitions.get(t)[1])) {
                int state = transitions.get(t)[0];
                for (int symbol : bnf.productions().get(production).right()) {
                    state = automaton.move(state, symbol);
                }
                int i = automaton.complete(state).indexOf(production);
                sets.get(state).get(i).or(follow.get(t));
            }
        }
    }

    /** The smallest sets that contain their own elements and those of all successors; strongly connected ones share. */
    private static final class Digraph {
        private final List<List<Integer>> relation;
        private final List<BitSet> values;
        private final int[] rank;
        private final int[] stack;
        private int depth;

        Digraph(List<List<Integer>> relation, List<BitSet> values) {
            this.relation = relation;
            this.values = values;
            this.rank = new int[relation.size()];
            this.stack = new int[relation.size()];
        }

        void run() {
            for (int x = 0; x < rank.length; x++) {
                if (rank[x] == 0) {
                    visit(x);
                }
            }
        }

        private void visit(int x) {
            stack[depth++] = x;
            int entered = depth;
            rank[x] = entered;
            for (int y : relation.get(x)) {
                if (rank[y] == 0) {
                    visit(y);
                }
                rank[x] = Math.min(rank[x], rank[y]);
                values.get(x).or(values.get(y));
            }
            if (rank[x] == entered) {
                int top;
                do {
                    top = stack[--depth];
                    rank[top] = Integer.MAX_VALUE;
                    values.get(top).or(values.get(x));
                } while (top != x);
            }
        }
    }
}
