package tokenward.rewards.simulation.program;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.world.run.Values;
import tokenward.rewards.world.tree.Expr.None;

/** Values of programs as values of worlds, and back. */
final class PyObjects {
    private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private PyObjects() {}

    static Object toWorld(PyValue value) {
        return switch (value) {
            case PyValue.None n -> None.NONE;
            case PyValue.Bool b -> b.value();
            case PyValue.Str s -> s.value();
            case PyValue.Int i ->
                i.value().compareTo(SMALLEST) >= 0 && i.value().compareTo(LARGEST) <= 0
                        ? (Object) i.value().longValue()
                        : new Values.Foreign("int", i.toString());
            case PyValue.Real r -> r.value();
            case PyValue.ListOf list -> {
                List<Object> items = new ArrayList<>(list.items().size());
                list.items().forEach(item -> items.add(toWorld(item)));
                yield List.copyOf(items);
            }
            case PyValue.DictOf dict -> {
                Map<Object, Object> entries = new LinkedHashMap<>();
                dict.entries().forEach(e -> entries.put(toWorld(e.key()), toWorld(e.value())));
                yield entries;
            }
            case PyValue.TupleOf t -> new Values.Foreign("tuple", t.toString());
            case PyValue.SetOf s -> new Values.Foreign(s.frozen() ? "frozenset" : "set", s.toString());
            case PyValue.Bytes b -> new Values.Foreign("bytes", b.toString());
            case PyValue.Complex c -> new Values.Foreign("complex", c.toString());
            case PyValue.Opaque o -> new Values.Foreign(o.type(), o.toString());
        };
    }

    static PyValue toPython(Object value) {
        return switch (value) {
            case None n -> PyValue.None.NONE;
            case Boolean b -> PyValue.of((boolean) b);
            case String s -> PyValue.of(s);
            case Long n -> PyValue.of((long) n);
            case Double d -> PyValue.of((double) d);
            case List<?> list ->
                new PyValue.ListOf(list.stream().map(x -> toPython(x)).toList());
            case Map<?, ?> map -> {
                List<PyValue.Entry> entries = new ArrayList<>();
                map.forEach((k, v) -> entries.add(new PyValue.Entry(toPython(k), toPython(v))));
                yield new PyValue.DictOf(entries);
            }
            default -> PyValue.of(Values.text(value));
        };
    }
}
