package tokenward.rewards.world.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tokenward.rewards.world.tree.Expr.None;

/**
 * Values of worlds and programs: String, Long, Double, Boolean, {@link None}, List, Map, {@link Instance} and, for all
 * else a program may pass, {@link Foreign}. All are immutable.
 */
public final class Values {
    private Values() {}

    /** A record: fields by name, in order. */
    public record Instance(String type, Map<String, Object> fields) {}

    /** A value of the program that worlds do not look into: a tuple, a set, an object. */
    public record Foreign(String type, String text) {}

    /** Equality as programs see it: whole numbers and decimals compare by value. */
    static boolean same(Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return (x instanceof Long && y instanceof Long)
                    ? x.longValue() == y.longValue()
                    : x.doubleValue() == y.doubleValue();
        }
        return a.equals(b);
    }

    /** Returns the text Python's {@code str} gives. */
    public static String text(Object value) {
        return value instanceof String s ? s : literal(value);
    }

    /** Returns the text Python's {@code repr} gives. */
    public static String literal(Object value) {
        return switch (value) {
            case String s -> quote(s);
            case Boolean b -> b ? "True" : "False";
            case None none -> "None";
            case Double d -> decimal(d);
            case List<?> list -> {
                StringJoiner joined = new StringJoiner(", ", "[", "]");
                list.forEach(x -> joined.add(literal(x)));
                yield joined.toString();
            }
            case Map<?, ?> map -> {
                StringJoiner joined = new StringJoiner(", ", "{", "}");
                map.forEach((k, v) -> joined.add(literal(k) + ": " + literal(v)));
                yield joined.toString();
            }
            case Instance instance -> {
                StringJoiner joined = new StringJoiner(", ", instance.type() + "(", ")");
                instance.fields().values().forEach(x -> joined.add(literal(x)));
                yield joined.toString();
            }
            case Foreign foreign -> foreign.text();
            default -> value.toString();
        };
    }

    private static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c == quote ? "\\" + c : String.valueOf(c));
            }
        }
        return out.append(quote).toString();
    }

    private static String decimal(double d) {
        if (Double.isNaN(d)) {
            return "nan";
        }
        if (Double.isInfinite(d)) {
            return d > 0 ? "inf" : "-inf";
        }
        if (d == Math.rint(d) && Math.abs(d) < 1e16) {
            return (long) d + ".0";
        }
        return Double.toString(d).replace("E-", "e-").replace("E", "e+");
    }

    /** Returns whether a value counts as true. */
    static boolean isTrue(Object value) {
        return switch (value) {
            case Boolean b -> b;
            case None none -> false;
            case String s -> !s.isEmpty();
            case Number n -> n.doubleValue() != 0;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    static List<Object> list(Object value) {
        if (value instanceof List<?> list) {
            @SuppressWarnings("unchecked") // every element of a world's list is an Object
            List<Object> objects = (List<Object>) list;
            return objects;
        }
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.keySet());
        }
        return List.of();
    }

    static Map<Object, Object> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // keys and values of a world's map are Objects
            Map<Object, Object> objects = (Map<Object, Object>) map;
            return objects;
        }
        return Map.of();
    }

    /** Returns a copy of a map with one entry changed. */
    static Map<Object, Object> with(Map<Object, Object> map, Object key, Object value) {
        Map<Object, Object> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    static double number(Object value) {
        return value instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
