package tokenward.dsl.type;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Value;

/** {@code true} or {@code false}. */
public record BoolType() implements ValueType {
    /** What other languages write for the two. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("yes", "true"),
            Map.entry("on", "true"),
            Map.entry("1", "true"),
            Map.entry("no", "false"),
            Map.entry("off", "false"),
            Map.entry("0", "false"));

    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (value instanceof Value.Bool bool) {
            return Optional.of(bool.value());
        }
        String meant = MEANT.getOrDefault(value.text().toLowerCase(Locale.ROOT), "");
        return meant.isEmpty()
                ? binder.wrongKind(value, this)
                : binder.refuse(binder.problem(
                                ExpCode.E0203,
                                "`" + binder.setting() + "` is " + describe() + ", not `" + value.text() + "`",
                                value.span(),
                                "")
                        .meant(Optional.of(meant)));
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
