package tokenward.rewards.world.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tokenward.rewards.world.run.Codes;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.Expr;

/** Compiles distributions: {@code coin(0.5)}, {@code one_of(["a", "b"])}, {@code weighted({"a": 1, "b": 3})}. */
final class Chances {
    private static final WorldSpec.Distribution NEVER = frame -> new WorldSpec.Weighted(List.of(), List.of());

    private final Problems problems;
    private final ExprCompiler expressions;

    Chances(Problems problems, ExprCompiler expressions) {
        this.problems = problems;
        this.expressions = expressions;
    }

    WorldSpec.Distribution compile(Expr expr) {
        if (expr instanceof Expr.Apply apply && apply.arguments().size() == 1) {
            Expr argument = apply.arguments().get(0);
            switch (apply.name().text()) {
                case "coin" -> {
                    return coin(argument);
                }
                case "one_of" -> {
                    return oneOf(argument);
                }
                case "weighted" -> {
                    return weighted(argument);
                }
                default -> {}
            }
        }
        problems.add(
                WorldFault.WRONG_TYPE,
                expr.span(),
                "this is no distribution",
                "expected `coin(0.5)`, `one_of([...])` or `weighted({...})`");
        return NEVER;
    }

    private WorldSpec.Distribution coin(Expr argument) {
        double p = number(argument);
        if (!(p >= 0 && p <= 1)) {
            problems.add(
                    WorldFault.OUT_OF_RANGE,
                    argument.span(),
                    "a probability lies between 0 and 1",
                    "expected a number such as `0.5`");
        }
        if (p == 0 || p == 1) {
            WorldSpec.Weighted sure = new WorldSpec.Weighted(List.of(p == 1), List.of(1.0));
            return frame -> sure;
        }
        WorldSpec.Weighted coin = new WorldSpec.Weighted(List.of(true, false), List.of(p, 1 - p));
        return frame -> coin;
    }

    private WorldSpec.Distribution oneOf(Expr argument) {
        if (!(argument instanceof Expr.ListOf list) || list.elements().isEmpty()) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    argument.span(),
                    "there is nothing to choose from",
                    "expected a list of values");
            return NEVER;
        }
        return new Constants(problems, expressions)
                .value(argument)
                .map(value -> {
                    List<Object> values = new ArrayList<>((List<?>) value);
                    WorldSpec.Weighted uniform = Codes.uniform(values);
                    return (WorldSpec.Distribution) frame -> uniform;
                })
                .orElse(NEVER);
    }

    private WorldSpec.Distribution weighted(Expr argument) {
        if (!(argument instanceof Expr.MapOf map) || map.entries().isEmpty()) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    argument.span(),
                    "there is nothing to choose from",
                    "expected a map of weights");
            return NEVER;
        }
        List<Object> values = new ArrayList<>();
        double[] weights = new double[map.entries().size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = number(map.entries().get(i).value());
            if (!(weights[i] > 0)) {
                problems.add(
                        WorldFault.OUT_OF_RANGE,
                        map.entries().get(i).value().span(),
                        "a weight is a number above 0",
                        "not a weight");
                return NEVER;
            }
            sum += weights[i];
            new Constants(problems, expressions)
                    .value(map.entries().get(i).key())
                    .ifPresent(values::add);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        WorldSpec.Weighted all = new WorldSpec.Weighted(
                List.copyOf(values), Arrays.stream(weights).boxed().toList());
        return frame -> all;
    }

    private static double number(Expr expr) {
        return expr instanceof Expr.Constant c && c.value() instanceof Number n ? n.doubleValue() : Double.NaN;
    }
}
