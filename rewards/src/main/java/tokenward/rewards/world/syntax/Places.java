package tokenward.rewards.world.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.grammars.world.WorldParser.IdContext;
import tokenward.rewards.world.tree.Name;

/** Where parse-tree nodes stand in the file; a part that was parsed by itself stands some characters further on. */
final class Places {
    private final SourceText text;
    private final int shift;

    /**
     * Creates a map from nodes to spans.
     *
     * @param text the text that was parsed
     * @param shift where it begins in the file
     */
    Places(SourceText text, int shift) {
        this.text = text;
        this.shift = shift;
    }

    Span span(ParserRuleContext context) {
        Span first = spanOf(context.getStart());
        if (context.getStop() == null) {
            return shifted(first.start(), first.start());
        }
        Span last = spanOf(context.getStop());
        return shifted(first.start(), Math.max(first.start(), last.end()));
    }

    Span span(TerminalNode node) {
        Span span = spanOf(node.getSymbol());
        return shifted(span.start(), span.end());
    }

    Name name(IdContext id) {
        return new Name(id.getText(), span(id));
    }

    SourceText text() {
        return text;
    }

    int shift() {
        return shift;
    }

    private Span spanOf(Token token) {
        return WorldReader.spanOf(text, token);
    }

    private Span shifted(int start, int end) {
        return new Span(start + shift, end + shift);
    }
}
