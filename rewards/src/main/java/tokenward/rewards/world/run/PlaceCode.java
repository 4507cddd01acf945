package tokenward.rewards.world.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiled access to something inside the state: a slot and steps into it. Writing rebuilds the way, since values are
 * immutable.
 *
 * @param slot index of the slot
 * @param kind type of the slot
 * @param steps an index, or the name of a field, as a value
 */
public record PlaceCode(int slot, Kind kind, List<Step> steps) {
    /** One step: the index or field name, the type stepped into. */
    public record Step(Code key, boolean field, Kind into) {}

    /** Returns the place one step further. */
    public PlaceCode then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new PlaceCode(slot, kind, List.copyOf(more));
    }

    Object read(Frame frame) {
        Object value = frame.world().get(slot);
        for (Step step : steps) {
            Object key = step.key().eval(frame);
            value = step.field()
                    ? Codes.field(value, Values.text(key), frame)
                    : Codes.index(value, key, step.into(), frame);
        }
        return value;
    }

    void write(Frame frame, Object value) {
        frame.world().set(slot, rebuilt(frame.world().get(slot), 0, value, frame));
    }

    private Object rebuilt(Object container, int depth, Object value, Frame frame) {
        if (depth == steps.size()) {
            return value;
        }
        Step step = steps.get(depth);
        Object key = step.key().eval(frame);
        if (step.field()) {
            Object inner = rebuilt(Codes.field(container, Values.text(key), frame), depth + 1, value, frame);
            Values.Instance instance = (Values.Instance) container;
            Map<String, Object> fields = new LinkedHashMap<>(instance.fields());
            fields.put(Values.text(key), inner);
            return new Values.Instance(instance.type(), fields);
        }
        if (container instanceof Map<?, ?>) {
            Object inner = rebuilt(Codes.index(container, key, step.into(), frame), depth + 1, value, frame);
            return Values.with(Values.map(container), key, inner);
        }
        Object inner = rebuilt(Codes.index(container, key, step.into(), frame), depth + 1, value, frame);
        List<Object> list = new ArrayList<>(Values.list(container));
        long at = key instanceof Long n ? n : 0;
        list.set((int) (at < 0 ? at + list.size() : at), inner);
        return List.copyOf(list);
    }
}
