package tokenward.rewards.world.tree;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/**
 * What an error says: an own code when it has one, and words with values in braces.
 *
 * @param code the sub-code; the call's {@code fails} name when absent
 */
public record Message(Optional<Name> code, List<Part> parts, Span span) {
    public Message {
        parts = List.copyOf(parts);
    }

    /** Words, or a value to be filled in. */
    public sealed interface Part {
        /** Words as they are. */
        record Words(String text) implements Part {}

        /** The value of {@code {expr}}. */
        record Value(Expr expr) implements Part {}
    }
}
