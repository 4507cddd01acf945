package tokenward.dsl.type;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.Value;

/** {@code true} or {@code false}. */
public record BoolType() implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        return value instanceof Value.Bool bool ? Optional.of(bool.value()) : binder.wrongKind(value, this);
    }

    @Override
    public String describe() {
        return "`true` or `false`";
    }

    @Override
    public List<String> words() {
        return List.of("true", "false");
    }
}
