package tokenward.dsl.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Value;

/**
 * One word of a list.
 *
 * @param options the Java constants by word, in order
 * @param docs a sentence about each word that has one
 */
public record EnumType(SequencedMap<String, Object> options, Map<String, String> docs) implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        String word = switch (value) {
            case Value.Reference reference -> reference.text();
            case Value.None none -> "none";
            default -> "";
        };
        if (options.containsKey(word)) {
            return Optional.of(options.get(word));
        }
        if (value instanceof Value.Call call
                && options.containsKey(call.function().text())) {
            return binder.refuse(binder.problem(
                            ExpCode.E0304,
                            "`" + call.function().text() + "` takes nothing in brackets",
                            call.span(),
                            "write `" + call.function().text() + "`")
                    .edit(call.span(), call.function().text()));
        }
        return binder.wrongKind(value, this);
    }

    @Override
    public String describe() {
        List<String> words = words();
        return words.size() == 1 ? "`" + words.get(0) + "`" : "one of `" + String.join("`, `", words) + "`";
    }

    @Override
    public List<String> words() {
        return new ArrayList<>(options.keySet());
    }

    @Override
    public String canonical(Value value, Object bound) {
        return options.entrySet().stream()
                .filter(option -> option.getValue().equals(bound))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
