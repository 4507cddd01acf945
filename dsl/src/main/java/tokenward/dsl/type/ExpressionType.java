package tokenward.dsl.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.Value;

/** What a table or figure shows; the names in it are checked against what the experiment produces, not here. */
public record ExpressionType() implements ValueType {
    private static final int HUNDRED = 2;

    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        return expression(value, binder).map(e -> (Object) e);
    }

    private Optional<Expression> expression(Value value, Binder binder) {
        return switch (value) {
            case Value.Reference name -> Optional.of(new Expression.Name(name.text()));
            case Value.Text text -> Optional.of(new Expression.Text(text.content()));
            case Value.Quantity quantity ->
                Optional.of(new Expression.Number(
                        quantity.percent()
                                ? quantity.number().movePointLeft(HUNDRED).doubleValue()
                                : quantity.number().doubleValue()));
            case Value.Call call -> call(call, binder);
            default -> binder.wrongKind(value, this);
        };
    }

    private Optional<Expression> call(Value.Call call, Binder binder) {
        List<Expression.Argument> arguments = new ArrayList<>();
        for (Value.Argument argument : call.arguments()) {
            Optional<Expression> inner = expression(argument.value(), binder);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            String name = argument.name().map(n -> n.text()).orElse("");
            arguments.add(new Expression.Argument(name, inner.get()));
        }
        return Optional.of(new Expression.Call(call.function().text(), arguments));
    }

    @Override
    public String describe() {
        return "a series such as `evaluate.mbpp.pass@1`, or a function of one";
    }
}
