package tokenward.dsl.type;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.Value;

/** A length of time; the unit is never left out. */
public record DurationType() implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        return Scaled.bind(value, this, "a duration", Units.TIME, "s", binder).map(Duration::ofMillis);
    }

    @Override
    public String describe() {
        return "a duration such as `10 s`";
    }

    @Override
    public List<String> units() {
        return List.copyOf(Units.TIME.keySet());
    }
}
