package tokenward.grammars.prefix.lr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The LR(0) automaton of a grammar. An item is a production with a dot, numbered {@code first item of the production +
 * position of the dot}.
 */
final class Automaton {
    private final Bnf bnf;
    private final List<List<Integer>> byLeft;
    private final int[] firstItem;
    private final int[] productionOf;
    private final List<List<Integer>> kernels = new ArrayList<>();
    private final List<int[]> symbols = new ArrayList<>();
    private final List<int[]> targets = new ArrayList<>();
    private final List<List<Integer>> complete = new ArrayList<>();
    private final Map<List<Integer>, Integer> numbers = new HashMap<>();

    Automaton(Bnf bnf) {
        this.bnf = bnf;
        this.byLeft = bnf.byLeft();
        this.firstItem = new int[bnf.productions().size() + 1];
        for (int p = 0; p < bnf.productions().size(); p++) {
            firstItem[p + 1] = firstItem[p] + bnf.productions().get(p).right().size() + 1;
        }
        this.productionOf = new int[firstItem[bnf.productions().size()]];
        for (int p = 0; p < bnf.productions().size(); p++) {
            for (int i = firstItem[p]; i < firstItem[p + 1]; i++) {
                productionOf[i] = p;
            }
        }
        List<Integer> start = new ArrayList<>();
        byLeft.get(bnf.start()).forEach(p -> start.add(firstItem[p]));
        number(start);
        for (int s = 0; s < kernels.size(); s++) {
            expand(s);
        }
    }

    private void expand(int state) {
        TreeMap<Integer, List<Integer>> kernelsBySymbol = new TreeMap<>();
        List<Integer> done = complete.get(state);
        BitSet entered = new BitSet();
        List<Integer> items = new ArrayList<>(kernels.get(state));
        for (int i = 0; i < items.size(); i++) {
            int item = items.get(i);
            int production = productionOf[item];
            int dot = item - firstItem[production];
            List<Integer> right = bnf.productions().get(production).right();
            if (dot == right.size()) {
                done.add(production);
                continue;
            }
            int symbol = right.get(dot);
            kernelsBySymbol.computeIfAbsent(symbol, s -> new ArrayList<>()).add(item + 1);
            if (!bnf.isTerminal(symbol) && !entered.get(symbol)) {
                entered.set(symbol);
                byLeft.get(symbol).forEach(p -> items.add(firstItem[p]));
            }
        }
        int[] on = new int[kernelsBySymbol.size()];
        int[] to = new int[bnf.symbols()];
        Arrays.fill(to, -1);
        int i = 0;
        for (Map.Entry<Integer, List<Integer>> entry : kernelsBySymbol.entrySet()) {
            entry.getValue().sort(null);
            on[i++] = entry.getKey();
            to[entry.getKey()] = number(entry.getValue());
        }
        symbols.add(on);
        targets.add(to);
    }

    private int number(List<Integer> kernel) {
        Integer known = numbers.get(kernel);
        if (known == null) {
            known = kernels.size();
            numbers.put(kernel, known);
            kernels.add(kernel);
            complete.add(new ArrayList<>());
        }
        return known;
    }

    int states() {
        return kernels.size();
    }

    /** Returns the symbols that lead on from a state, in increasing order. */
    int[] symbolsFrom(int state) {
        return symbols.get(state);
    }

    /** Returns where a symbol leads from a state, or a negative number. */
    int move(int state, int symbol) {
        return targets.get(state)[symbol];
    }

    /** Returns the productions that may be reduced in a state. */
    List<Integer> complete(int state) {
        return complete.get(state);
    }

    /** Returns the kernel of a state as pairs of production and dot. */
    List<int[]> kernel(int state) {
        List<int[]> items = new ArrayList<>();
        for (int item : kernels.get(state)) {
            items.add(new int[] {productionOf[item], item - firstItem[productionOf[item]]});
        }
        return items;
    }

    Bnf bnf() {
        return bnf;
    }
}
