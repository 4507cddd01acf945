package tokenward.experiments.measure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tokenward.dsl.type.Expression;
import tokenward.dsl.type.Expression.Argument;

/** What a report function was called with: arguments by name, or by their place among those without one. */
public final class Arguments {
    private final Expression.Call call;

    private Arguments(Expression.Call call) {
        this.call = call;
    }

    /** Wraps a call's arguments. */
    public static Arguments of(Expression.Call call) {
        return new Arguments(call);
    }

    /** Returns an argument. */
    public Optional<Expression> get(String name, int place) {
        List<Argument> unnamed = call.arguments().stream()
                .filter(argument -> argument.name().isEmpty())
                .toList();
        return call.arguments().stream()
                .filter(argument -> argument.name().equals(name))
                .map(Argument::value)
                .findFirst()
                .or(() ->
                        place < unnamed.size() ? Optional.of(unnamed.get(place).value()) : Optional.empty());
    }

    /** Returns an argument that is a number. */
    public OptionalDouble number(String name, int place) {
        Optional<Expression> value = get(name, place);
        return value.isPresent() && value.get() instanceof Expression.Number number
                ? OptionalDouble.of(number.value())
                : OptionalDouble.empty();
    }

    /** Returns an argument that is a path or a word; empty when it was not given. */
    public String word(String name, int place) {
        return get(name, place).map(Object::toString).orElse("");
    }
}
