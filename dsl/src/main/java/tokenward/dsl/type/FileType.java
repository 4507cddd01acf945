package tokenward.dsl.type;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiFunction;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Value;

/**
 * The name of a file or directory in quotes, relative to the file that says so.
 *
 * @param factory makes the Java object of the text as written and the path it names
 */
public record FileType(BiFunction<String, Path, Object> factory) implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (!(value instanceof Value.Text text)) {
            return binder.wrongKind(value, this);
        }
        try {
            if (!text.content().isBlank()) {
                Path path = binder.directory().resolve(text.content()).normalize();
                return Optional.of(factory.apply(text.content(), path));
            }
        } catch (InvalidPathException e) {
            return binder.refuse(ExpCode.E0304, "`" + binder.setting() + "` names no file", text.span(), e.getReason());
        }
        return binder.refuse(ExpCode.E0304, "`" + binder.setting() + "` names no file", text.span(), "empty");
    }

    @Override
    public String describe() {
        return "a file name in quotes";
    }

    @Override
    public String canonical(Value value, Object bound) {
        return value.text();
    }
}
