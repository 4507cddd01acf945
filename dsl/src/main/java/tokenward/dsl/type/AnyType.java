package tokenward.dsl.type;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.Value;

/**
 * A parameter of a user's own reward: whole numbers become {@code Long}, others {@code Double}, durations, amounts of
 * memory, text, words, booleans and lists what they are.
 */
public record AnyType() implements ValueType {
    private static final int DIGITS = 18;

    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        return switch (value) {
            case Value.Quantity quantity -> Optional.of(number(quantity));
            case Value.Text text -> Optional.of(text.content());
            case Value.Bool bool -> Optional.of(bool.value());
            case Value.Reference word -> Optional.of(word.text());
            case Value.Items items -> list(items, binder);
            case Value.Range range ->
                Optional.of(new Bounds(
                        range.low().number().doubleValue(),
                        range.high().number().doubleValue()));
            case Value.None none -> binder.wrongKind(value, this);
            case Value.Call call -> binder.wrongKind(value, this);
            case Value.Fence fence -> binder.wrongKind(value, this);
        };
    }

    private Optional<Object> list(Value.Items items, Binder binder) {
        List<Object> bound = new ArrayList<>();
        for (Value one : items.values()) {
            Optional<Object> inner = bind(one, binder);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            bound.add(inner.get());
        }
        return Optional.of(List.copyOf(bound));
    }

    private static Object number(Value.Quantity quantity) {
        String unit = quantity.unit().map(u -> u.text()).orElse("");
        BigDecimal number = quantity.percent() ? quantity.number().movePointLeft(2) : quantity.number();
        if (Units.TIME.containsKey(unit)) {
            return Duration.ofMillis(
                    number.multiply(BigDecimal.valueOf(Units.TIME.get(unit))).longValue());
        }
        if (Units.MEMORY.containsKey(unit)) {
            return new Memory(
                    number.multiply(BigDecimal.valueOf(Units.MEMORY.get(unit))).longValue());
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.precision() - number.scale() <= DIGITS;
        if (whole && !quantity.percent() && !quantity.written().contains(".")) {
            return number.longValueExact();
        }
        return number.doubleValue();
    }

    @Override
    public String describe() {
        return "a number, text, a word, `true`, `false`, or a list of them";
    }
}
