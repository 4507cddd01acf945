package tokenward.dsl.type;

import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Value;

/** Two numbers and all between: {@code -1 .. 1}. */
public record BoundsType() implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (!(value instanceof Value.Range range)) {
            return binder.wrongKind(value, this);
        }
        double low = range.low().number().doubleValue();
        double high = range.high().number().doubleValue();
        return low < high
                ? Optional.of(new Bounds(low, high))
                : binder.refuse(
                        ExpCode.E0302,
                        "`" + binder.setting() + "` begins above its end",
                        range.span(),
                        "nothing lies between");
    }

    @Override
    public String describe() {
        return "a range such as `-1 .. 1`";
    }
}
