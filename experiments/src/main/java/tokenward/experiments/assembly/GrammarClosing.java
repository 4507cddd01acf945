package tokenward.experiments.assembly;

import java.util.function.UnaryOperator;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixState;
import tokenward.rewards.api.Completion;

/** Ends programs that the length limit cut off with the shortest text that makes them whole; leaves faulty ones alone. */
final class GrammarClosing implements UnaryOperator<Completion> {
    private final Language language;

    GrammarClosing(Language language) {
        this.language = language;
    }

    @Override
    public Completion apply(Completion cut) {
        PrefixState state = language.start().append(cut.codeText());
        return state.completion().map(cut::withEnding).orElse(cut);
    }
}
