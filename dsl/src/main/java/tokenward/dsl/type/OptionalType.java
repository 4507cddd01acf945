package tokenward.dsl.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Value;

/**
 * A value or {@code none}.
 *
 * @param inner the value's type
 */
public record OptionalType(ValueType inner) implements ValueType {
    /** What other languages call nothing. */
    private static final Set<String> NOTHING = Set.of("None", "null", "NULL", "Null", "nil", "NONE", "undefined");

    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (value instanceof Value.Reference word && NOTHING.contains(word.text())) {
            return binder.refuse(binder.problem(
                            ExpCode.E0203, "`" + word.text() + "` means nothing here", word.span(), "not a value")
                    .meant(Optional.of("none")));
        }
        return value instanceof Value.None
                ? Optional.of(Optional.empty())
                : inner.bind(value, binder).map(Optional::of);
    }

    @Override
    public String describe() {
        return inner.describe() + ", or `none`";
    }

    @Override
    public List<String> words() {
        List<String> words = new ArrayList<>(inner.words());
        if (!words.isEmpty()) {
            words.add("none");
        }
        return words;
    }

    @Override
    public Map<String, String> docs() {
        return inner.docs();
    }

    @Override
    public String canonical(Value value, Object bound) {
        return ((Optional<?>) bound).map(b -> inner.canonical(value, b)).orElse("none");
    }

    @Override
    public List<String> units() {
        return inner.units();
    }
}
