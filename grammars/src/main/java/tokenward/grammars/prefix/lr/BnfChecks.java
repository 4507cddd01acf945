package tokenward.grammars.prefix.lr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tokenward.grammars.prefix.lex.GrammarException;

/**
 * Makes a grammar reduced, so that whatever the recogniser has read can be finished, and refuses those on which it would
 * not come to rest.
 */
final class BnfChecks {
    private BnfChecks() {}

    static Bnf reduce(Bnf bnf) {
        boolean[] productive = productive(bnf);
        if (!productive[bnf.start()]) {
            throw new GrammarException(bnf.nameOf(bnf.start()), "yields no text at all");
        }
        List<Bnf.Production> kept = new ArrayList<>();
        for (Bnf.Production production : bnf.productions()) {
            if (production.right().stream().allMatch(s -> productive[s])) {
                kept.add(production);
            }
        }
        Bnf trimmed = new Bnf(bnf.terminals(), bnf.names(), kept);
        boolean[] reachable = reachable(trimmed);
        Bnf reduced = new Bnf(
                bnf.terminals(),
                bnf.names(),
                kept.stream().filter(p -> reachable[p.left()]).toList());
        refuseOpenEnd(reduced);
        refuseEndlessReductions(reduced);
        return reduced;
    }

    private static boolean[] productive(Bnf bnf) {
        boolean[] productive = new boolean[bnf.symbols()];
        Arrays.fill(productive, 0, bnf.terminals(), true);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Bnf.Production production : bnf.productions()) {
                if (!productive[production.left()]
                        && production.right().stream().allMatch(s -> productive[s])) {
                    productive[production.left()] = true;
                    changed = true;
                }
            }
        }
        return productive;
    }

    private static boolean[] reachable(Bnf bnf) {
        boolean[] reachable = new boolean[bnf.symbols()];
        reachable[bnf.start()] = true;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Bnf.Production production : bnf.productions()) {
                if (reachable[production.left()]) {
                    for (int symbol : production.right()) {
                        changed |= !reachable[symbol];
                        reachable[symbol] = true;
                    }
                }
            }
        }
        return reachable;
    }

    private static void refuseOpenEnd(Bnf bnf) {
        for (Bnf.Production production : bnf.productions()) {
            List<Integer> right = production.right();
            boolean ends = !right.isEmpty() && right.get(right.size() - 1) == 0;
            if (production.left() == bnf.start() && !ends) {
                throw new GrammarException(bnf.nameOf(bnf.start()), "must end in EOF to say where a text may end");
            }
        }
    }

    /** A nonterminal that derives itself, or itself behind something empty, could be reduced for ever. */
    private static void refuseEndlessReductions(Bnf bnf) {
        boolean[] nullable = bnf.nullable();
        int n = bnf.symbols();
        boolean[][] alone = new boolean[n][n];
        boolean[][] leftmost = new boolean[n][n];
        boolean[][] hidden = new boolean[n][n];
        for (Bnf.Production production : bnf.productions()) {
            List<Integer> right = production.right();
            for (int i = 0; i < right.size(); i++) {
                int symbol = right.get(i);
                boolean emptyBefore = right.subList(0, i).stream().allMatch(s -> nullable[s]);
                boolean emptyAfter = right.subList(i + 1, right.size()).stream().allMatch(s -> nullable[s]);
                if (emptyBefore && !bnf.isTerminal(symbol)) {
                    leftmost[production.left()][symbol] = true;
                    hidden[production.left()][symbol] |= i > 0;
                    alone[production.left()][symbol] |= emptyAfter;
                }
            }
        }
        close(alone, bnf.terminals());
        close(leftmost, bnf.terminals());
        for (int a = bnf.terminals(); a < n; a++) {
            if (alone[a][a]) {
                throw new GrammarException(bnf.nameOf(a), "derives itself and nothing else");
            }
            for (int b = bnf.terminals(); b < n; b++) {
                if (hidden[a][b] && (a == b || leftmost[b][a])) {
                    throw new GrammarException(bnf.nameOf(a), "is left-recursive behind something that may be empty");
                }
            }
        }
    }

    private static void close(boolean[][] relation, int from) {
        for (int k = from; k < relation.length; k++) {
            for (boolean[] row : relation) {
                if (row[k]) {
                    for (int j = from; j < row.length; j++) {
                        row[j] |= relation[k][j];
                    }
                }
            }
        }
    }
}
