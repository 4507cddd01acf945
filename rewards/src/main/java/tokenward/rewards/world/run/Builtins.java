package tokenward.rewards.world.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** The functions every world knows. */
public final class Builtins {
    private Builtins() {}

    /**
     * A function every world knows.
     *
     * @param name as worlds write it
     * @param params the types it wants
     * @param result the type it gives
     */
    public record Builtin(String name, List<Kind> params, Kind result, Function function) {}

    /** What a function computes. */
    @FunctionalInterface
    public interface Function {
        /** Applies it. */
        Object apply(List<Object> arguments, Frame frame);
    }

    private static final Kind LIST = Kind.list(Kind.ANY);

    /** Returns all of them by name. */
    public static Map<String, Builtin> all() {
        return Map.ofEntries(
                entry("size", List.of(Kind.ANY), Kind.INT, (a, f) -> size(a.get(0))),
                entry("text", List.of(Kind.ANY), Kind.TEXT, (a, f) -> Values.text(a.get(0))),
                entry("is_text", List.of(Kind.ANY), Kind.BOOL, (a, f) -> a.get(0) instanceof String),
                entry(
                        "lower",
                        List.of(Kind.TEXT),
                        Kind.TEXT,
                        (a, f) -> Values.text(a.get(0)).toLowerCase(Locale.ROOT)),
                entry(
                        "trim",
                        List.of(Kind.TEXT),
                        Kind.TEXT,
                        (a, f) -> Values.text(a.get(0)).strip()),
                entry("count", List.of(Kind.ANY, LIST), Kind.INT, (a, f) -> count(a.get(0), a.get(1))),
                entry(
                        "keys",
                        List.of(Kind.map(Kind.ANY, Kind.ANY)),
                        Kind.list(Kind.TEXT),
                        (a, f) -> List.copyOf(Values.list(a.get(0)))),
                entry("sum", List.of(Kind.list(Kind.NUMBER)), Kind.NUMBER, (a, f) -> sum(a.get(0))),
                entry(
                        "min",
                        List.of(Kind.NUMBER, Kind.NUMBER),
                        Kind.NUMBER,
                        (a, f) -> Values.number(a.get(0)) <= Values.number(a.get(1)) ? a.get(0) : a.get(1)),
                entry(
                        "max",
                        List.of(Kind.NUMBER, Kind.NUMBER),
                        Kind.NUMBER,
                        (a, f) -> Values.number(a.get(0)) >= Values.number(a.get(1)) ? a.get(0) : a.get(1)),
                entry("range", List.of(Kind.INT, Kind.INT), Kind.list(Kind.INT), (a, f) -> range(a.get(0), a.get(1))),
                entry("join", List.of(LIST, Kind.TEXT), Kind.TEXT, (a, f) -> join(a.get(0), a.get(1))),
                entry("sort_of", List.of(Kind.TEXT), Kind.TEXT, (a, f) -> sortOf(a.get(0), f)));
    }

    /** Code that applies one. */
    public static Code apply(Builtin builtin, List<Code> arguments) {
        return frame -> {
            List<Object> values = new ArrayList<>(arguments.size());
            for (Code argument : arguments) {
                values.add(argument.eval(frame));
            }
            return builtin.function().apply(values, frame);
        };
    }

    private static Map.Entry<String, Builtin> entry(String name, List<Kind> params, Kind result, Function function) {
        return Map.entry(name, new Builtin(name, params, result, function));
    }

    private static Object size(Object value) {
        return switch (value) {
            case String s -> (long) s.length();
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            default -> 0L;
        };
    }

    private static Object count(Object element, Object list) {
        return Values.list(list).stream().filter(x -> Values.same(x, element)).count();
    }

    private static Object sum(Object list) {
        boolean whole = true;
        double sum = 0;
        for (Object value : Values.list(list)) {
            whole &= value instanceof Long;
            sum += Values.number(value);
        }
        if (whole) {
            return (long) sum;
        }
        return sum;
    }

    private static Object range(Object from, Object to) {
        List<Object> numbers = new ArrayList<>();
        long last = Math.min((long) Values.number(to), (long) Values.number(from) + 10_000);
        for (long i = (long) Values.number(from); i < last; i++) {
            numbers.add(i);
        }
        return List.copyOf(numbers);
    }

    private static Object join(Object list, Object separator) {
        StringJoiner joined = new StringJoiner(Values.text(separator));
        Values.list(list).forEach(x -> joined.add(Values.text(x)));
        return joined.toString();
    }

    private static Object sortOf(Object name, Frame frame) {
        Set<String> sorts = frame.world().sortsOf(Values.text(name));
        return String.join(" or ", new TreeSet<>(sorts));
    }
}
