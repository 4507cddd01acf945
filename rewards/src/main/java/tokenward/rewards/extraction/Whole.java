package tokenward.rewards.extraction;

import java.util.Optional;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.CodeExtractor;

/** Takes the whole text as the program, unless it is blank. */
public final class Whole implements CodeExtractor {
    /** Creates the extractor. */
    public Whole() {}

    @Override
    public Optional<Span> code(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new Span(0, text.length()));
    }
}
