package tokenward.grammars.prefix.lex;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.PredicateTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Subset construction from a lexer's automaton over code points to one over bytes. The longest match wins, and among
 * equally long ones the first rule, as in ANTLR. A mode may extend another; its own rules then shadow the inherited
 * ones: where one of them has matched, inherited rules are given up.
 */
final class ByteDfaBuilder {
    private static final IntervalSet ANY = IntervalSet.of(1, 0x10FFFF);

    private final ATN atn;
    private final List<LexerRule> rules;
    private final Map<Integer, Integer> parents;
    private final int types;
    private final Utf8 utf8 = new Utf8();
    private final Map<Place, Integer> places = new HashMap<>();
    private final List<Place> placeList = new ArrayList<>();
    private final Map<Place, int[]> closures = new HashMap<>();
    private final Map<IntBuffer, Integer> states = new HashMap<>();
    private final List<int[]> stateList = new ArrayList<>();

    ByteDfaBuilder(ATN atn, List<LexerRule> rules, Map<Integer, Integer> parents, int types) {
        this.atn = atn;
        this.rules = rules;
        this.parents = parents;
        this.types = types;
    }

    /** Return addresses of the fragments being matched. */
    private record Calls(ATNState to, @Nullable Calls below) {}

    /**
     * Where one thread of matching stands: before a state of the grammar's automaton, after {@code node} of the
     * character that leads there.
     */
    private record Place(ATNState state, @Nullable Calls calls, int rule, boolean own, int node) {
        boolean isWhole() {
            return node == Utf8.DONE;
        }
    }

    ByteDfa build() {
        state(new int[0]);
        int[] starts = new int[atn.modeToStartState.size()];
        for (int mode = 0; mode < starts.length; mode++) {
            Growing start = new Growing();
            boolean own = true;
            for (Integer m = mode; m != null; m = parents.get(m), own = false) {
                for (Transition transition : atn.modeToStartState.get(m).getTransitions()) {
                    int rule = transition.target.ruleIndex;
                    start.addAll(closure(new Place(transition.target, null, rule, own, Utf8.DONE)));
                }
            }
            int[] sorted = start.sorted();
            if (acceptOf(sorted) >= 0) {
                throw new GrammarException(rules.get(acceptOf(sorted)).name(), "matches the empty text");
            }
            starts[mode] = state(sorted);
        }
        List<int[]> next = new ArrayList<>();
        for (int s = 0; s < stateList.size(); s++) {
            next.add(successors(stateList.get(s)));
        }
        int[] accepts = new int[stateList.size()];
        for (int s = 0; s < accepts.length; s++) {
            accepts[s] = acceptOf(stateList.get(s));
        }
        return new DfaMinimizer(next, accepts, starts).minimize(rules, types);
    }

    private int[] successors(int[] state) {
        @Nullable Growing[] targets = new Growing[256];
        for (int number : state) {
            Place place = placeList.get(number);
            if (!place.isWhole()) {
                follow(place, place.node(), place, targets);
            } else if (!(place.state() instanceof RuleStopState)) {
                for (Transition transition : place.state().getTransitions()) {
                    if (!transition.isEpsilon()) {
                        Place after = new Place(transition.target, place.calls(), place.rule(), place.own(), 0);
                        follow(after, utf8.nodeOf(charactersOf(transition)), after, targets);
                    }
                }
            }
        }
        int[] next = new int[256];
        for (int b = 0; b < 256; b++) {
            Growing target = targets[b];
            if (target != null) {
                Growing before = b > 0 ? targets[b - 1] : null;
                next[b] = before != null && target.equalTo(before) ? next[b - 1] : state(shadow(target.sorted()));
            }
        }
        return next;
    }

    private void follow(Place target, int node, Place origin, @Nullable Growing[] targets) {
        int lastAfter = -1;
        int[] places = {};
        for (int b = 0; b < 256; b++) {
            int after = utf8.next(node, b);
            if (after >= 0) {
                if (after != lastAfter) {
                    Place place = new Place(target.state(), origin.calls(), origin.rule(), origin.own(), after);
                    places = after == Utf8.DONE ? closure(place) : new int[] {number(place)};
                    lastAfter = after;
                }
                Growing reached = targets[b];
                if (reached == null) {
                    reached = new Growing();
                    targets[b] = reached;
                }
                reached.addAll(places);
            }
        }
    }

    private static IntervalSet charactersOf(Transition transition) {
        return switch (transition.getSerializationType()) {
            case Transition.NOT_SET -> transition.label().complement(ANY);
            case Transition.WILDCARD -> ANY;
            default -> transition.label();
        };
    }

    /** Drops inherited rules where one of the mode's own has matched. */
    private int[] shadow(int[] state) {
        boolean ownMatched = false;
        for (int number : state) {
            Place place = placeList.get(number);
            ownMatched |= place.own() && isAccepting(place);
        }
        if (!ownMatched) {
            return state;
        }
        return Arrays.stream(state).filter(n -> placeList.get(n).own()).toArray();
    }

    private int acceptOf(int[] state) {
        int best = -1;
        boolean bestOwn = false;
        for (int number : state) {
            Place place = placeList.get(number);
            if (isAccepting(place)) {
                boolean better = best < 0 || (place.own() != bestOwn ? place.own() : place.rule() < best);
                if (better) {
                    best = place.rule();
                    bestOwn = place.own();
                }
            }
        }
        return best;
    }

    private boolean isAccepting(Place place) {
        return place.isWhole() && place.calls() == null && place.state() instanceof RuleStopState;
    }

    /** Returns the places reached without reading, those only that read or accept. */
    private int[] closure(Place from) {
        int[] known = closures.get(from);
        if (known != null) {
            return known;
        }
        Growing found = new Growing();
        Map<Place, Boolean> seen = new HashMap<>();
        Deque<Place> todo = new ArrayDeque<>(List.of(from));
        while (!todo.isEmpty()) {
            Place place = todo.pop();
            if (seen.put(place, true) != null) {
                continue;
            }
            ATNState state = place.state();
            if (state instanceof RuleStopState) {
                if (place.calls() == null) {
                    found.add(number(place));
                } else {
                    todo.push(at(place, place.calls().to(), place.calls().below()));
                }
                continue;
            }
            refuseNonGreedy(state);
            boolean reads = false;
            for (Transition transition : state.getTransitions()) {
                if (transition instanceof RuleTransition call) {
                    refuseRecursion(call, place.calls());
                    todo.push(at(place, call.target, new Calls(call.followState, place.calls())));
                } else if (transition instanceof PredicateTransition) {
                    throw new GrammarException(rules.get(state.ruleIndex).name(), "has a predicate");
                } else if (transition.isEpsilon()) {
                    todo.push(at(place, transition.target, place.calls()));
                } else {
                    reads = true;
                }
            }
            if (reads) {
                found.add(number(place));
            }
        }
        int[] places = found.sorted();
        closures.put(from, places);
        return places;
    }

    private static Place at(Place place, ATNState state, @Nullable Calls calls) {
        return new Place(state, calls, place.rule(), place.own(), Utf8.DONE);
    }

    private void refuseNonGreedy(ATNState state) {
        if (state instanceof DecisionState decision && decision.nonGreedy) {
            throw new GrammarException(
                    rules.get(state.ruleIndex).name(),
                    "repeats non-greedily; say with a character set what ends the repetition");
        }
    }

    private void refuseRecursion(RuleTransition call, @Nullable Calls calls) {
        for (Calls c = calls; c != null; c = c.below()) {
            if (c.to().ruleIndex == call.target.ruleIndex) {
                throw new GrammarException(rules.get(call.target.ruleIndex).name(), "calls itself");
            }
        }
    }

    private int number(Place place) {
        Integer known = places.get(place);
        if (known == null) {
            known = placeList.size();
            places.put(place, known);
            placeList.add(place);
        }
        return known;
    }

    private int state(int[] sorted) {
        IntBuffer key = IntBuffer.wrap(sorted);
        Integer known = states.get(key);
        if (known == null) {
            known = stateList.size();
            states.put(key, known);
            stateList.add(sorted);
        }
        return known;
    }

    /** A growing set of numbers. */
    private static final class Growing {
        private int[] elements = new int[8];
        private int size;

        void add(int element) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, 2 * size);
            }
            elements[size++] = element;
        }

        void addAll(int[] others) {
            for (int other : others) {
                add(other);
            }
        }

        boolean equalTo(Growing other) {
            return Arrays.equals(elements, 0, size, other.elements, 0, other.size);
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(elements, size);
            Arrays.sort(sorted);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    sorted[distinct++] = sorted[i];
                }
            }
            return Arrays.copyOf(sorted, distinct);
        }
    }
}
