package tokenward.dsl.type;

import java.util.Optional;
import tokenward.dsl.syntax.Value;

/** A fenced Groovy body. */
public record FenceType() implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (!(value instanceof Value.Fence fence)) {
            return binder.wrongKind(value, this);
        }
        int start = fence.span().start() + "```groovy".length();
        var lines = binder.source().lines();
        return Optional.of(
                new Fence(fence.content(), binder.source().name(), lines.lineAt(start), lines.columnAt(start)));
    }

    @Override
    public String describe() {
        return "a Groovy body between ```groovy and ```";
    }
}
