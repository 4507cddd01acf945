package tokenward.dsl.type;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tokenward.dsl.syntax.Value;

/**
 * A bare word of a family that has no list, such as {@code pass@10}.
 *
 * @param noun what it is, with its article
 * @param words the usual ones
 * @param parse reads it
 */
public record WordType(String noun, List<String> words, Function<String, Optional<?>> parse) implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (value instanceof Value.Reference reference) {
            Optional<?> word = parse.apply(reference.text());
            if (word.isPresent()) {
                return Optional.of(word.get());
            }
        }
        return binder.wrongKind(value, this);
    }

    @Override
    public String describe() {
        return noun;
    }
}
