package tokenward.dsl.type;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.Value;

/** An amount of memory; the unit is never left out. */
public record MemoryType() implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        return Scaled.bind(value, this, "an amount of memory", Units.MEMORY, "MiB", binder)
                .map(Memory::new);
    }

    @Override
    public String describe() {
        return "an amount of memory such as `512 MiB`";
    }

    @Override
    public List<String> units() {
        return List.copyOf(Units.MEMORY.keySet());
    }
}
