package tokenward.dsl.type;

import java.util.Optional;
import tokenward.dsl.syntax.Value;

/**
 * A setting of a block, or an argument of a word.
 *
 * @param name as written
 * @param type what it accepts
 * @param fallback the value of one that is not written; empty where it must be
 * @param doc what it means
 * @param note a fact printed with its range errors
 * @param presentation whether it stays out of the fingerprint
 */
public record Parameter(
        String name, ValueType type, Optional<Value> fallback, String doc, String note, boolean presentation) {
    /** Returns whether it must be written. */
    public boolean required() {
        return fallback.isEmpty() && !(type instanceof OptionalType);
    }
}
