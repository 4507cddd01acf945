package tokenward.dsl.type;

import java.util.Optional;
import tokenward.dsl.syntax.Value;

/** Quoted text. */
public record TextType() implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        return value instanceof Value.Text text ? Optional.of(text.content()) : binder.wrongKind(value, this);
    }

    @Override
    public String describe() {
        return "quoted text";
    }
}
