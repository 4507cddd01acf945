package tokenward.rewards.world.run;

import java.util.List;

/** Something that happened: a kind and its values. */
public record Event(String kind, List<Object> values) {
    public Event {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(kind).append('(');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(Values.literal(values.get(i)));
        }
        return out.append(')').toString();
    }
}
