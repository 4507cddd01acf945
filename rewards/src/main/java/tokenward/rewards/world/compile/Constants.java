package tokenward.rewards.world.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.rewards.world.run.Values;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.Operator;
import tokenward.rewards.world.tree.WorldDecl;

/** Computes values that are known before anything runs: start states, event patterns, goal parameters. */
final class Constants {
    private final Problems problems;
    private final ExprCompiler expressions;
    private final Map<String, Object> names;

    Constants(Problems problems, ExprCompiler expressions) {
        this(problems, expressions, Map.of());
    }

    private Constants(Problems problems, ExprCompiler expressions, Map<String, Object> names) {
        this.problems = problems;
        this.expressions = expressions;
        this.names = names;
    }

    /** Returns the same with one more name known. */
    Constants with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(names);
        more.put(name, value);
        return new Constants(problems, expressions, more);
    }

    /** Returns the same with other names known. */
    Constants only(Map<String, Object> others) {
        return new Constants(problems, expressions, others);
    }

    /** Returns the known values, in the order {@link #constants} declares them. */
    List<Object> values() {
        return List.copyOf(names.values());
    }

    /** Computes a value; reports it when it is not known yet. */
    Optional<Object> value(Expr expr) {
        return switch (expr) {
            case Expr.Constant c -> Optional.of(c.value());
            case Expr.Ref c -> ref(c);
            case Expr.ListOf c -> list(c.elements());
            case Expr.MapOf c -> map(c);
            case Expr.Apply c -> apply(c);
            case Expr.Binary c
            when c.operator() == Operator.PLUS -> {
                Optional<Object> left = value(c.left());
                Optional<Object> right = value(c.right());
                yield left.isEmpty() || right.isEmpty() ? Optional.empty() : Optional.of(sum(left.get(), right.get()));
            }
            case Expr.Unary c
            when c.operator() == Operator.NEGATE ->
                value(c.operand()).map(v -> v instanceof Long n ? (Object) (-n) : v);
            default -> notConstant(expr);
        };
    }

    private static Object sum(Object left, Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a + b;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            List<Object> joined = new ArrayList<>(a);
            joined.addAll(b);
            return List.copyOf(joined);
        }
        return Values.text(left) + Values.text(right);
    }

    private Optional<Object> ref(Expr.Ref ref) {
        Object value = names.get(ref.name().text());
        if (value == null) {
            problems.unknown(WorldFault.NOT_CONSTANT, "fixed value", ref.name(), names.keySet());
        }
        return Optional.ofNullable(value);
    }

    private Optional<Object> list(List<Expr> elements) {
        List<Object> values = new ArrayList<>();
        for (Expr element : elements) {
            value(element).ifPresent(values::add);
        }
        return values.size() == elements.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private Optional<Object> map(Expr.MapOf map) {
        Map<Object, Object> values = new LinkedHashMap<>();
        for (Expr.Entry entry : map.entries()) {
            Optional<Object> key = value(entry.key());
            Optional<Object> value = value(entry.value());
            if (key.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            if (values.put(key.get(), value.get()) != null) {
                problems.add(
                        WorldFault.DUPLICATE,
                        entry.key().span(),
                        "the key " + Values.literal(key.get()) + " stands here twice",
                        "written again");
            }
        }
        return Optional.of(values);
    }

    private Optional<Object> apply(Expr.Apply apply) {
        Optional<WorldDecl.RecordType> record =
                expressions.recordType(apply.name().text());
        if (record.isEmpty()) {
            return notConstant(apply);
        }
        expressions.compile(apply, constants());
        Map<String, Object> fields = new LinkedHashMap<>();
        List<WorldDecl.Field> declared = record.get().fields();
        for (int i = 0; i < declared.size(); i++) {
            Name name = declared.get(i).name();
            Optional<Object> value = i < apply.arguments().size()
                    ? value(apply.arguments().get(i))
                    : Optional.of(
                            ExprCompiler.empty(expressions.kind(declared.get(i).type())));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            fields.put(name.text(), value.get());
        }
        return Optional.of(new Values.Instance(record.get().name().text(), fields));
    }

    /** Returns a scope in which the known names are locals, for checking types. */
    Scope constants() {
        Scope scope = new Scope();
        names.forEach((name, value) -> scope.declare(name, ExprCompiler.kindOf(value)));
        return scope;
    }

    private Optional<Object> notConstant(Expr expr) {
        problems.add(
                WorldFault.NOT_CONSTANT,
                expr.span(),
                "this value is not known before the program runs",
                "expected a value that is written out");
        return Optional.empty();
    }
}
