package tokenward.rewards.world.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tokenward.rewards.world.tree.Expr.None;

/**
 * A type of values.
 *
 * @param arguments element, or key and value
 * @param name of a record or sort; empty otherwise
 * @param optional whether it may be none
 */
public record Kind(Base base, List<Kind> arguments, String name, boolean optional) {
    /** What a type is made of. */
    public enum Base {
        ANY,
        NONE,
        TEXT,
        PATTERN,
        INT,
        NUMBER,
        BOOL,
        LIST,
        MAP,
        RECORD
    }

    public static final Kind ANY = simple(Base.ANY);
    public static final Kind NONE = simple(Base.NONE);
    public static final Kind TEXT = simple(Base.TEXT);
    public static final Kind INT = simple(Base.INT);
    public static final Kind NUMBER = simple(Base.NUMBER);
    public static final Kind BOOL = simple(Base.BOOL);

    /** Returns a type without parts. */
    public static Kind simple(Base base) {
        return new Kind(base, List.of(), "", false);
    }

    /** Returns the type of lists of something. */
    public static Kind list(Kind element) {
        return new Kind(Base.LIST, List.of(element), "", false);
    }

    /** Returns the type of maps. */
    public static Kind map(Kind key, Kind value) {
        return new Kind(Base.MAP, List.of(key, value), "", false);
    }

    /** Returns the same type that may also be none. */
    public Kind orNone() {
        return new Kind(base, arguments, name, true);
    }

    /** Returns the type of what a list or map holds; any for others. */
    public Kind element() {
        return arguments.isEmpty() ? ANY : arguments.get(arguments.size() - 1);
    }

    /** Returns whether the value is of the type; a bool is no int. */
    boolean accepts(Object value) {
        if (value == None.NONE) {
            return optional || base == Base.ANY || base == Base.NONE;
        }
        return switch (base) {
            case ANY -> true;
            case NONE -> false;
            case TEXT, PATTERN -> value instanceof String;
            case INT -> value instanceof Long;
            case NUMBER -> value instanceof Long || value instanceof Double;
            case BOOL -> value instanceof Boolean;
            case LIST -> value instanceof List<?> list && list.stream().allMatch(element()::accepts);
            case MAP -> value instanceof Map<?, ?>;
            case RECORD -> value instanceof Values.Instance i && i.type().equals(name);
        };
    }

    /** Returns whether a value of another type may stand where this one is wanted. */
    public boolean takes(Kind other) {
        if (base == Base.ANY || other.base == Base.ANY || (other.base == Base.NONE && optional)) {
            return true;
        }
        boolean textual =
                (base == Base.TEXT || base == Base.PATTERN) && (other.base == Base.TEXT || other.base == Base.PATTERN);
        if (textual || (base == Base.NUMBER && other.base == Base.INT)) {
            return true;
        }
        if (base != other.base || !name.equals(other.name)) {
            return false;
        }
        for (int i = 0; i < Math.min(arguments.size(), other.arguments.size()); i++) {
            if (!arguments.get(i).takes(other.arguments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a map without the key reads as. */
    Object empty() {
        return switch (base) {
            case BOOL -> false;
            case INT -> 0L;
            case NUMBER -> 0.0;
            case LIST -> List.of();
            case MAP -> Map.of();
            default -> None.NONE;
        };
    }

    /** Returns the type in the words of an argument error. */
    String noun() {
        return switch (base) {
            case TEXT, PATTERN -> "a string";
            case INT -> "an integer";
            case NUMBER -> "a number";
            case BOOL -> "a boolean";
            case LIST -> element().base == Base.TEXT ? "a list of strings" : "a list";
            case MAP -> "a dictionary";
            default -> "a value";
        };
    }

    /** Returns the type as Python writes it. */
    public String python() {
        String plain = switch (base) {
            case TEXT, PATTERN -> "str";
            case INT -> "int";
            case NUMBER -> "float";
            case BOOL -> "bool";
            case LIST ->
                element().base == Base.ANY ? "list" : "list[" + element().python() + "]";
            case MAP -> "dict[" + arguments.get(0).python() + ", " + element().python() + "]";
            case NONE -> "None";
            default -> "object";
        };
        return optional ? plain + " | None" : plain;
    }

    @Override
    public String toString() {
        String plain = switch (base) {
            case LIST -> "list<" + element() + ">";
            case MAP -> "map<" + arguments.get(0) + ", " + element() + ">";
            case RECORD -> name;
            default -> name.isEmpty() ? base.name().toLowerCase(Locale.ROOT) : name;
        };
        return optional ? plain + "?" : plain;
    }
}
