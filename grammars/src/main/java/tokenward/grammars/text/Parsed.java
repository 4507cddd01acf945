package tokenward.grammars.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value made from text, and everything there is to say about that text. The value is absent only when the text
 * was too broken to make one; it may be present beside errors.
 */
public record Parsed<T>(Optional<T> value, List<Diagnostic> diagnostics) {
    public Parsed {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Wraps a value with what was found on the way. */
    public static <T> Parsed<T> of(T value, List<Diagnostic> diagnostics) {
        return new Parsed<>(Optional.of(value), diagnostics);
    }

    /** Wraps failure. */
    public static <T> Parsed<T> failed(List<Diagnostic> diagnostics) {
        return new Parsed<>(Optional.empty(), diagnostics);
    }

    /** Returns whether any diagnostic is an error. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** Maps the value, keeping the diagnostics. */
    public <R> Parsed<R> map(Function<T, R> mapping) {
        return new Parsed<>(value.map(mapping), diagnostics);
    }
}
