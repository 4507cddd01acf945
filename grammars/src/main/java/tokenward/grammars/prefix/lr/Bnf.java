package tokenward.grammars.prefix.lr;

import java.util.ArrayList;
import java.util.List;

/**
 * A context-free grammar without extras. Symbols below {@code terminals} are token types (0 is the end of the text), the
 * others nonterminals; nonterminal {@code terminals} is the start symbol.
 *
 * @param terminals number of terminals
 * @param names of the nonterminals, from the first
 * @param productions in no particular order
 */
record Bnf(int terminals, List<String> names, List<Production> productions) {
    Bnf {
        names = List.copyOf(names);
        productions = List.copyOf(productions);
    }

    /** {@code left -> right}. */
    record Production(int left, List<Integer> right) {
        Production {
            right = List.copyOf(right);
        }
    }

    int start() {
        return terminals;
    }

    int symbols() {
        return terminals + names.size();
    }

    boolean isTerminal(int symbol) {
        return symbol < terminals;
    }

    String nameOf(int nonterminal) {
        return names.get(nonterminal - terminals);
    }

    /** Returns the numbers of the productions of each nonterminal, by symbol. */
    List<List<Integer>> byLeft() {
        List<List<Integer>> by = new ArrayList<>();
        for (int s = 0; s < symbols(); s++) {
            by.add(new ArrayList<>());
        }
        for (int p = 0; p < productions.size(); p++) {
            by.get(productions.get(p).left()).add(p);
        }
        return by;
    }

    /** Returns which symbols can yield the empty text. */
    boolean[] nullable() {
        boolean[] nullable = new boolean[symbols()];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Production production : productions) {
                if (!nullable[production.left()] && production.right().stream().allMatch(s -> nullable[s])) {
                    nullable[production.left()] = true;
                    changed = true;
                }
            }
        }
        return nullable;
    }
}
