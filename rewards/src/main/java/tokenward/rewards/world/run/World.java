package tokenward.rewards.world.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.rewards.world.tree.Expr.None;

/**
 * One world in use: the state of its slots, what is known of its facts, and the trace so far. A fork shares everything
 * with its origin until either writes.
 */
public final class World {
    private final WorldSpec spec;
    private final Chooser chooser;
    private Object[] slots;
    private Map<Fact, Object> facts;
    private Map<String, Set<String>> sorts;
    private List<Event> trace;
    private boolean shared;

    private World(
            WorldSpec spec,
            Chooser chooser,
            Object[] slots,
            Map<Fact, Object> facts,
            Map<String, Set<String>> sorts,
            List<Event> trace,
            boolean shared) {
        this.spec = spec;
        this.chooser = chooser;
        this.slots = slots;
        this.facts = facts;
        this.sorts = sorts;
        this.trace = trace;
        this.shared = shared;
    }

    /** A fact about certain things. */
    record Fact(String name, List<Object> arguments) {}

    /**
     * Begins a world. Initial values are computed in order; one that reads a slot further down reads it empty.
     *
     * @param values values of slots by name; they replace initial values
     */
    public static World begin(WorldSpec spec, Map<String, Object> values, Chooser chooser) {
        World world = new World(
                spec,
                chooser,
                new Object[spec.slots().size()],
                new HashMap<>(),
                new HashMap<>(),
                new ArrayList<>(),
                false);
        for (int i = 0; i < world.slots.length; i++) {
            Kind kind = spec.slots().get(i).kind();
            world.slots[i] = kind.optional() ? None.NONE : kind.empty();
        }
        for (int i = 0; i < world.slots.length; i++) {
            WorldSpec.SlotSpec slot = spec.slots().get(i);
            Optional<Object> value = Optional.ofNullable(values.get(slot.name()))
                    .or(() -> slot.initial().flatMap(code -> world.compute(code, slot.locals())));
            if (value.isPresent()) {
                world.slots[i] = value.get();
            }
        }
        return world;
    }

    /** Returns the same world, from here on with another chooser; neither sees what the other does. */
    public World fork(Chooser other) {
        shared = true;
        return new World(spec, other, slots, facts, sorts, trace, true);
    }

    /** Returns the compiled world this is one of. */
    public WorldSpec spec() {
        return spec;
    }

    /** Returns the events so far. */
    public List<Event> trace() {
        return List.copyOf(trace);
    }

    /** Returns how many events there are so far. */
    public int traceLength() {
        return trace.size();
    }

    /** Returns the event at an index. */
    public Event event(int index) {
        return trace.get(index);
    }

    /** Returns the value of a slot. */
    public Object slot(String name) {
        return slots[spec.slot(name)];
    }

    /** Returns all slots by name. */
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        for (int i = 0; i < slots.length; i++) {
            state.put(spec.slots().get(i).name(), slots[i]);
        }
        return state;
    }

    /** Returns everything that decides what later calls do, for recognising a state seen before. */
    public Object fingerprint() {
        return List.of(List.of(slots), Map.copyOf(facts), Map.copyOf(sorts));
    }

    /** Replaces the list in a slot: the program changed a list it shares with the world. */
    public void overwrite(int slot, List<Object> value) {
        set(slot, value);
    }

    /**
     * Makes a call. Effects before a failure stay, as in the original simulators.
     *
     * @param arguments one value for each parameter
     */
    public CallResult call(CallSpec call, List<Object> arguments) {
        Object[] locals = new Object[call.locals()];
        for (int i = 0; i < call.params().size(); i++) {
            Object value = prepared(arguments.get(i));
            String fault = call.params().get(i).fault(value);
            if (!fault.isEmpty()) {
                String text = call.params().get(i).name() + fault;
                return failed(spec.argumentException(), call.fails(), text, true);
            }
            locals[i] = value;
        }
        Frame frame = new Frame(this, call.fails(), locals);
        try {
            Object value = call.body().run(frame);
            return broken().orElseGet(() -> new CallResult.Returned(value == Code.Step.NEXT ? None.NONE : value));
        } catch (CallFailure failure) {
            return failed("Exception", failure.code(), failure.text(), false);
        }
    }

    private Optional<CallResult> broken() {
        for (WorldSpec.InvariantSpec invariant : spec.invariants()) {
            Frame frame = new Frame(this, "InvariantError", new Object[invariant.locals()]);
            if (!Values.isTrue(invariant.condition().eval(frame))) {
                String code = invariant.code().isEmpty() ? "InvariantError" : invariant.code();
                return Optional.of(failed(
                        "Exception", code, Values.text(invariant.message().eval(frame)), false));
            }
        }
        return Optional.empty();
    }

    private static CallResult.Failed failed(String exception, String code, String text, boolean argument) {
        String message = code.isEmpty() ? text : code + ": " + text;
        return new CallResult.Failed(exception, argument && code.isEmpty() ? "ArgumentError" : code, message);
    }

    private Object prepared(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        String trimmed = spec.rules().contains(WorldSpec.NameRule.TRIM) ? text.strip() : text;
        return spec.rules().contains(WorldSpec.NameRule.LOWER) ? trimmed.toLowerCase(Locale.ROOT) : trimmed;
    }

    /** Returns whether a condition holds of this state; one that cannot be computed does not. */
    public boolean holds(Code condition, int locals) {
        try {
            return Values.isTrue(condition.eval(new Frame(fork(chooser), "", new Object[locals])));
        } catch (CallFailure failure) {
            return false;
        }
    }

    /** Computes a value that needs no call; empty when it cannot be computed. */
    public Optional<Object> compute(Code code, int locals) {
        try {
            return Optional.of(code.eval(new Frame(this, "", new Object[locals])));
        } catch (CallFailure failure) {
            return Optional.empty();
        }
    }

    Object get(int slot) {
        return slots[slot];
    }

    void set(int slot, Object value) {
        own();
        slots[slot] = value;
    }

    void emit(Event event) {
        own();
        trace.add(event);
    }

    boolean known(Fact fact) {
        return facts.containsKey(fact);
    }

    /** Reads a fact; one nobody fixed is sampled and kept in an open world, false in a closed one. */
    Object read(Fact fact, WorldSpec.FactSpec kind, Frame frame) {
        Object value = facts.get(fact);
        if (value != null) {
            return value;
        }
        Object drawn = spec.open() ? draw(kind.distribution().of(frame)) : closed(kind, frame);
        learn(fact, drawn);
        return drawn;
    }

    /** A closed world still samples what its file gives a distribution; without one a fact is false. */
    private Object closed(WorldSpec.FactSpec kind, Frame frame) {
        WorldSpec.Weighted weighted = kind.distribution().of(frame);
        return weighted.values().isEmpty() ? false : draw(weighted);
    }

    void learn(Fact fact, Object value) {
        own();
        facts.put(fact, value);
    }

    void forget(Fact fact) {
        own();
        facts.remove(fact);
    }

    Object draw(WorldSpec.Weighted weighted) {
        if (weighted.values().isEmpty()) {
            return false;
        }
        return weighted.values().get(chooser.choose(weighted.values(), weighted.probabilities()));
    }

    /** Returns the sorts a name was used as; none when it was not used yet. */
    Set<String> sortsOf(String name) {
        return sorts.getOrDefault(name, Set.of());
    }

    /**
     * Uses a name as one of some sorts. A name whose sort is still undecided takes the new ones, whatever they are; one
     * that is decided must fit.
     */
    boolean ground(String name, Set<String> wanted) {
        Set<String> now = sorts.get(name);
        if (now == null || now.size() > 1) {
            own();
            sorts.put(name, wanted);
            return true;
        }
        String decided = now.iterator().next();
        if (wanted.contains(decided)) {
            return true;
        }
        return wanted.size() == 1
                && spec.aliases().contains(Set.of(decided, wanted.iterator().next()));
    }

    private void own() {
        if (shared) {
            slots = slots.clone();
            facts = new HashMap<>(facts);
            sorts = new HashMap<>(sorts);
            trace = new ArrayList<>(trace);
            shared = false;
        }
    }
}
