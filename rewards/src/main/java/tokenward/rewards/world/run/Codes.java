package tokenward.rewards.world.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import tokenward.rewards.world.tree.Expr.None;
import tokenward.rewards.world.tree.Operator;

/** The instructions values are computed with. */
public final class Codes {
    private Codes() {}

    /** A fixed value. */
    public static Code constant(Object value) {
        return frame -> value;
    }

    /** A local. */
    public static Code local(int index) {
        return frame -> frame.locals()[index];
    }

    /** A slot of the state. */
    public static Code slot(int index) {
        return frame -> frame.world().get(index);
    }

    /** A part of a record. */
    public static Code field(Code target, String name) {
        return frame -> field(target.eval(frame), name, frame);
    }

    static Object field(Object target, String name, Frame frame) {
        if (target instanceof Values.Instance instance) {
            Object value = instance.fields().get(name);
            return value == null ? None.NONE : value;
        }
        throw fault(frame, Values.literal(target) + " has no " + name);
    }

    /** An element of a list or map; a map without the key reads as the empty value of its type. */
    public static Code index(Code target, Code index, Kind kind) {
        return frame -> index(target.eval(frame), index.eval(frame), kind, frame);
    }

    static Object index(Object target, Object index, Kind kind, Frame frame) {
        if (target instanceof Map<?, ?>) {
            Object value = Values.map(target).get(index);
            return value == null ? kind.element().empty() : value;
        }
        List<Object> list = Values.list(target);
        long at = index instanceof Long n ? (n < 0 ? n + list.size() : n) : -1;
        if (at < 0 || at >= list.size()) {
            throw fault(frame, "no element " + Values.literal(index) + " in a list of " + list.size());
        }
        return list.get((int) at);
    }

    /** A list of values. */
    public static Code list(List<Code> elements) {
        return frame -> {
            List<Object> values = new ArrayList<>(elements.size());
            for (Code element : elements) {
                values.add(element.eval(frame));
            }
            return List.copyOf(values);
        };
    }

    /** A map of values; keys and values alternate. */
    public static Code map(List<Code> entries) {
        return frame -> {
            Map<Object, Object> values = new LinkedHashMap<>();
            for (int i = 0; i + 1 < entries.size(); i += 2) {
                values.put(entries.get(i).eval(frame), entries.get(i + 1).eval(frame));
            }
            return values;
        };
    }

    /** A record. */
    public static Code record(String type, List<String> names, List<Code> values) {
        return frame -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                fields.put(names.get(i), values.get(i).eval(frame));
            }
            return new Values.Instance(type, fields);
        };
    }

    /** Negation of a condition. */
    public static Code not(Code operand) {
        return frame -> !Values.isTrue(operand.eval(frame));
    }

    /** One of two values. */
    public static Code conditional(Code condition, Code whenTrue, Code whenFalse) {
        return frame -> Values.isTrue(condition.eval(frame)) ? whenTrue.eval(frame) : whenFalse.eval(frame);
    }

    /** An operator with two sides; {@code and} and {@code or} look at the right one only when they must. */
    public static Code binary(Operator operator, Code left, Code right) {
        return switch (operator) {
            case AND -> frame -> Values.isTrue(left.eval(frame)) && Values.isTrue(right.eval(frame));
            case OR -> frame -> Values.isTrue(left.eval(frame)) || Values.isTrue(right.eval(frame));
            case EQUAL -> frame -> Values.same(left.eval(frame), right.eval(frame));
            case UNEQUAL -> frame -> !Values.same(left.eval(frame), right.eval(frame));
            case LIKE -> frame -> like(left.eval(frame), right.eval(frame), frame);
            case IN -> frame -> contains(left.eval(frame), right.eval(frame));
            case LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL ->
                frame -> ordered(operator, left.eval(frame), right.eval(frame), frame);
            default -> frame -> arithmetic(operator, left.eval(frame), right.eval(frame), frame);
        };
    }

    private static boolean like(Object text, Object pattern, Frame frame) {
        try {
            return frame.world().spec().patterns().found(Values.text(pattern), Values.text(text));
        } catch (PatternSyntaxException broken) {
            throw fault(frame, Values.literal(pattern) + " is no pattern");
        }
    }

    private static boolean contains(Object element, Object whole) {
        if (whole instanceof String text) {
            return element instanceof String part && text.contains(part);
        }
        for (Object other : Values.list(whole)) {
            if (Values.same(element, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ordered(Operator operator, Object left, Object right, Frame frame) {
        int order;
        if (left instanceof String a && right instanceof String b) {
            order = a.compareTo(b);
        } else if (left instanceof Number && right instanceof Number) {
            order = Double.compare(Values.number(left), Values.number(right));
        } else {
            throw fault(frame, Values.literal(left) + " and " + Values.literal(right) + " have no order");
        }
        return switch (operator) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case MORE -> order > 0;
            default -> order >= 0;
        };
    }

    private static Object arithmetic(Operator operator, Object left, Object right, Frame frame) {
        if (operator == Operator.PLUS) {
            if (left instanceof String || right instanceof String) {
                return Values.text(left) + Values.text(right);
            }
            if (left instanceof List<?> && right instanceof List<?>) {
                List<Object> joined = new ArrayList<>(Values.list(left));
                joined.addAll(Values.list(right));
                return List.copyOf(joined);
            }
        }
        if (left instanceof Long a && right instanceof Long b) {
            return whole(operator, a, b, frame);
        }
        if (!(left instanceof Number) || !(right instanceof Number)) {
            throw fault(
                    frame,
                    "no " + operator.spelling() + " of " + Values.literal(left) + " and " + Values.literal(right));
        }
        double a = Values.number(left);
        double b = Values.number(right);
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> divisible(b, frame) ? a / b : 0.0;
            default -> divisible(b, frame) ? a % b : 0.0;
        };
    }

    private static Object whole(Operator operator, long a, long b, Frame frame) {
        return switch (operator) {
            case PLUS -> a + b;
            case MINUS -> a - b;
            case TIMES -> a * b;
            case DIVIDE -> divisible((double) b, frame) ? Math.floorDiv(a, b) : 0L;
            default -> divisible((double) b, frame) ? Math.floorMod(a, b) : 0L;
        };
    }

    private static boolean divisible(double divisor, Frame frame) {
        if (divisor == 0) {
            throw fault(frame, "division by zero");
        }
        return true;
    }

    /** Whether some or all elements meet a condition. */
    public static Code quantified(boolean all, int local, Code list, Code condition) {
        return frame -> {
            for (Object element : Values.list(list.eval(frame))) {
                frame.locals()[local] = element;
                if (Values.isTrue(condition.eval(frame)) != all) {
                    return !all;
                }
            }
            return all;
        };
    }

    /** The first element that meets a condition; the failure when none does. */
    public static Code first(int local, Code list, Code condition, Code otherwise) {
        return frame -> {
            for (Object element : Values.list(list.eval(frame))) {
                frame.locals()[local] = element;
                if (Values.isTrue(condition.eval(frame))) {
                    return element;
                }
            }
            return otherwise.eval(frame);
        };
    }

    /** An open choice, each alternative equally likely. */
    public static Code choose(Code options) {
        return frame -> {
            List<Object> values = Values.list(options.eval(frame));
            if (values.isEmpty()) {
                throw fault(frame, "nothing to choose from");
            }
            return frame.world().draw(uniform(values));
        };
    }

    /** Equal probabilities. */
    public static WorldSpec.Weighted uniform(List<Object> values) {
        return new WorldSpec.Weighted(values, Collections.nCopies(values.size(), 1.0 / values.size()));
    }

    /** The first element of a list in the state, removed from it unless it is the last one. */
    public static Code take(PlaceCode place) {
        return frame -> {
            List<Object> list = Values.list(place.read(frame));
            if (list.isEmpty()) {
                throw fault(frame, "nothing to take");
            }
            if (list.size() > 1) {
                place.write(frame, List.copyOf(list.subList(1, list.size())));
            }
            return list.get(0);
        };
    }

    /** Whether a fact is fixed. */
    public static Code known(String fact, List<Code> arguments) {
        return frame -> frame.world().known(fact(fact, arguments, frame));
    }

    /** A fact; sampled when nobody fixed it. */
    public static Code fact(WorldSpec.FactSpec fact, List<Code> arguments) {
        return frame -> frame.world().read(fact(fact.name(), arguments, frame), fact, frame);
    }

    static World.Fact fact(String name, List<Code> arguments, Frame frame) {
        List<Object> values = new ArrayList<>(arguments.size());
        for (Code argument : arguments) {
            values.add(argument.eval(frame));
        }
        return new World.Fact(name, values);
    }

    /** Words and values, joined. */
    public static Code message(List<Code> parts) {
        return frame -> {
            StringBuilder out = new StringBuilder();
            for (Code part : parts) {
                out.append(Values.text(part.eval(frame)));
            }
            return out.toString();
        };
    }

    /** Code that never yields a value but fails the call; an empty code stands for the call's own. */
    public static Code failure(String code, Code message) {
        return frame -> {
            throw new CallFailure(code.isEmpty() ? frame.code() : code, Values.text(message.eval(frame)));
        };
    }

    /** Values kept in locals before a definition's body is computed. */
    public static Code bound(int first, List<Code> values, Code body) {
        return frame -> {
            for (int i = 0; i < values.size(); i++) {
                frame.locals()[first + i] = values.get(i).eval(frame);
            }
            return body.eval(frame);
        };
    }

    static CallFailure fault(Frame frame, String text) {
        return new CallFailure(frame.code(), text);
    }
}
