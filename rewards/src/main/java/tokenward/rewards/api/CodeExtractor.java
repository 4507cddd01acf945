package tokenward.rewards.api;

import java.util.Optional;
import tokenward.grammars.text.Span;

/** Finds the program in what a policy wrote. Thread-safe. The text is never changed, so offsets stay true. */
@FunctionalInterface
public interface CodeExtractor {
    /** Returns where the program stands in a text, or nothing when the text holds none. */
    Optional<Span> code(String text);

    /** Returns an extractor that asks another where this one finds nothing. */
    default CodeExtractor or(CodeExtractor other) {
        return text -> code(text).or(() -> other.code(text));
    }
}
