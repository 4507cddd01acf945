package tokenward.grammars.prefix.lr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.antlr.v4.runtime.Parser;
import tokenward.grammars.prefix.lex.GrammarException;

/**
 * LALR(1) tables with every conflict kept. Actions are numbers: 0 is none, positive n shifts to state n - 1, negative n
 * reduces production -n - 1, and from {@link #CONFLICT} on it is one of the lists of several. Immutable but for a cache
 * of reduction chains, which is safe to share.
 */
public final class ParseTable {
    static final int CONFLICT = 1 << 24;

    private final Bnf bnf;
    private final Automaton automaton;
    private final int terminals;
    private final int nonterminals;
    private final int[] actions;
    private final short[] gotos;
    private final int[][] conflicts;
    private final int[] lengths;
    private final int[] lefts;
    private final ChainCache chains = new ChainCache();

    private ParseTable(Bnf bnf, Automaton automaton, int[] actions, short[] gotos, int[][] conflicts) {
        this.bnf = bnf;
        this.automaton = automaton;
        this.terminals = bnf.terminals();
        this.nonterminals = bnf.symbols() - terminals;
        this.actions = actions;
        this.gotos = gotos;
        this.conflicts = conflicts;
        this.lengths =
                bnf.productions().stream().mapToInt(p -> p.right().size()).toArray();
        this.lefts =
                bnf.productions().stream().mapToInt(p -> p.left() - terminals).toArray();
    }

    /**
     * Compiles a parser.
     *
     * @param parser any instance of the generated parser; only its tables are read
     * @param startRule the rule of a whole text; it must end in EOF
     * @param gates what each rule is to the tables, by name
     * @throws GrammarException when the grammar cannot be recognised exactly
     */
    public static ParseTable compile(Parser parser, String startRule, Function<String, Gate> gates) {
        int start = List.of(parser.getRuleNames()).indexOf(startRule);
        if (start < 0) {
            throw new GrammarException(startRule, "is named as the start and does not exist");
        }
        Bnf bnf = BnfChecks.reduce(new BnfBuilder(parser.getATN(), parser.getRuleNames(), gates).build(start));
        return of(bnf);
    }

    static ParseTable of(Bnf bnf) {
        Automaton automaton = new Automaton(bnf);
        Lookahead lookahead = new Lookahead(automaton);
        int terminals = bnf.terminals();
        int nonterminals = bnf.symbols() - terminals;
        if (automaton.states() > Short.MAX_VALUE) {
            throw new GrammarException(
                    bnf.nameOf(bnf.start()), "needs " + automaton.states() + " states; at most 32767");
        }
        int[] actions = new int[automaton.states() * terminals];
        short[] gotos = new short[automaton.states() * nonterminals];
        Arrays.fill(gotos, (short) -1);
        List<int[]> conflicts = new ArrayList<>();
        for (int s = 0; s < automaton.states(); s++) {
            for (int symbol : automaton.symbolsFrom(s)) {
                int target = automaton.move(s, symbol);
                if (bnf.isTerminal(symbol)) {
                    actions[s * terminals + symbol] = target + 1;
                } else {
                    gotos[s * nonterminals + symbol - terminals] = (short) target;
                }
            }
            for (int i = 0; i < automaton.complete(s).size(); i++) {
                int reduce = -automaton.complete(s).get(i) - 1;
                BitSet on = lookahead.of(s, i);
                for (int t = on.nextSetBit(0); t >= 0; t = on.nextSetBit(t + 1)) {
                    int at = s * terminals + t;
                    actions[at] = actions[at] == 0 ? reduce : both(actions[at], reduce, conflicts);
                }
            }
        }
        return new ParseTable(bnf, automaton, actions, gotos, conflicts.toArray(new int[0][]));
    }

    private static int both(int first, int second, List<int[]> conflicts) {
        int[] known = first >= CONFLICT ? conflicts.get(first - CONFLICT) : new int[] {first};
        int[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = second;
        conflicts.add(more);
        return CONFLICT + conflicts.size() - 1;
    }

    /** Returns the recogniser before the first terminal. */
    public Stacks start() {
        return new Stacks(this, new Node[] {new Node(0, null)}, null);
    }

    /** Returns the number of states. */
    public int states() {
        return automaton.states();
    }

    /** Returns the number of terminals, the end of the text included. */
    public int terminals() {
        return terminals;
    }

    /** Returns the number of productions. */
    public int productions() {
        return bnf.productions().size();
    }

    /** Returns how many pairs of state and terminal leave more than one thing to do. */
    public long conflicts() {
        return Arrays.stream(actions).filter(a -> a >= CONFLICT).count();
    }

    /** Returns the memory of the tables. */
    public long bytes() {
        return 4L * actions.length + 2L * gotos.length + chains.bytes();
    }

    Bnf bnf() {
        return bnf;
    }

    Automaton automaton() {
        return automaton;
    }

    int action(int state, int terminal) {
        return actions[state * terminals + terminal];
    }

    int[] conflict(int action) {
        return conflicts[action - CONFLICT];
    }

    int length(int production) {
        return lengths[production];
    }

    int gotoOn(int state, int production) {
        return gotos[state * nonterminals + lefts[production]];
    }

    int gotoSymbol(int state, int symbol) {
        return gotos[state * nonterminals + symbol - terminals];
    }

    /**
     * Follows reductions of a single symbol: on top of {@code base}, from {@code state}, while the terminal allows
     * nothing else. A ladder of a dozen levels of expression is one look-up.
     */
    int climb(int base, int state, int terminal) {
        int known = chains.get(base, state, terminal);
        if (known >= 0) {
            return known;
        }
        int s = state;
        int action = action(s, terminal);
        while (action < 0 && lengths[-action - 1] == 1) {
            s = gotoOn(base, -action - 1);
            action = action(s, terminal);
        }
        chains.put(base, state, terminal, s);
        return s;
    }
}
