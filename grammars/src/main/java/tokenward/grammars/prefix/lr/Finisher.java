package tokenward.grammars.prefix.lr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest terminals that finish a sentence. Every item of the state on top of a stack says how its production
 * goes on; finishing it, reducing, and asking again is a walk through a graph whose shortest path is the answer.
 */
public final class Finisher {
    private static final int NEVER = 1 << 28;

    private final ParseTable table;
    private final Bnf bnf;
    private final int[] cost;
    private final int[] cheapest;

    /**
     * Prepares a table.
     *
     * @param terminalCosts what each terminal costs, at least 0; int[terminals]
     */
    public Finisher(ParseTable table, int[] terminalCosts) {
        this.table = table;
        this.bnf = table.bnf();
        this.cost = new int[bnf.symbols()];
        this.cheapest = new int[bnf.symbols()];
        Arrays.fill(cost, NEVER);
        System.arraycopy(terminalCosts, 0, cost, 0, terminalCosts.length);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int p = 0; p < bnf.productions().size(); p++) {
                int left = bnf.productions().get(p).left();
                int sum = costOf(bnf.productions().get(p).right(), 0);
                if (sum < cost[left]) {
                    cost[left] = sum;
                    cheapest[left] = p;
                    changed = true;
                }
            }
        }
    }

    /**
     * The cheapest way to an end.
     *
     * @param cost the sum over the terminals
     * @param terminals in order; the end of the text is the last
     */
    public record Ending(int cost, List<Integer> terminals) {
        public Ending {
            terminals = List.copyOf(terminals);
        }
    }

    /** Returns the cheapest ending of what was read. */
    public Optional<Ending> finish(Stacks stacks) {
        PriorityQueue<Step> open = new PriorityQueue<>((a, b) -> Integer.compare(a.cost, b.cost));
        for (Node top : stacks.tops()) {
            open.add(new Step(new Place(top.state, top.up), 0, null, List.of()));
        }
        Map<Place, Boolean> closed = new HashMap<>();
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (step.place == null) {
                return Optional.of(new Ending(step.cost, step.terminals(this)));
            }
            if (closed.put(step.place, true) == null) {
                for (int[] item : table.automaton().kernel(step.place.state)) {
                    open.add(finishItem(step, item[0], item[1]));
                }
            }
        }
        return Optional.empty();
    }

    private Step finishItem(Step step, int production, int dot) {
        Bnf.Production p = bnf.productions().get(production);
        List<Integer> rest = p.right().subList(dot, p.right().size());
        int sum = step.cost + costOf(rest, 0);
        if (p.left() == bnf.start()) {
            return new Step(null, sum, step, rest);
        }
        Place place = Objects.requireNonNull(step.place);
        Node base = dot == 0 ? new Node(place.state, place.up) : Objects.requireNonNull(place.up);
        for (int i = 1; i < dot; i++) {
            base = Objects.requireNonNull(base.up);
        }
        return new Step(new Place(table.gotoSymbol(base.state, p.left()), base), sum, step, rest);
    }

    private int costOf(List<Integer> symbols, int from) {
        int sum = 0;
        for (int i = from; i < symbols.size(); i++) {
            sum = Math.min(NEVER, sum + cost[symbols.get(i)]);
        }
        return sum;
    }

    private void expand(int symbol, List<Integer> into) {
        if (bnf.isTerminal(symbol)) {
            into.add(symbol);
        } else {
            bnf.productions().get(cheapest[symbol]).right().forEach(s -> expand(s, into));
        }
    }

    /** A stack with a virtual top; the tail counts by identity, since stacks share tails. */
    private record Place(int state, @Nullable Node up) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Place that && that.state == state && that.up == up;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(up) + state;
        }
    }

    private static final class Step {
        private final @Nullable Place place;
        private final int cost;
        private final @Nullable Step before;
        private final List<Integer> symbols;

        Step(@Nullable Place place, int cost, @Nullable Step before, List<Integer> symbols) {
            this.place = place;
            this.cost = cost;
            this.before = before;
            this.symbols = symbols;
        }

        List<Integer> terminals(Finisher finisher) {
            List<List<Integer>> parts = new ArrayList<>();
            for (Step step = this; step != null; step = step.before) {
                parts.add(0, step.symbols);
            }
            List<Integer> all = new ArrayList<>();
            parts.forEach(part -> part.forEach(symbol -> finisher.expand(symbol, all)));
            return all;
        }
    }
}
