package tokenward.dsl.syntax;

import java.util.Optional;
import tokenward.grammars.exp.ExpLexer;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Span;

/** Brackets as other languages set them: around blocks and lists, a line too low, or one too many. */
final class BracketHabits {
    private BracketHabits() {}

    static Optional<Diagnostic> brace(Statement s) {
        if (s.isAt(ExpLexer.LBRACE) && s.before().isEmpty()) {
            return braceBelow(s);
        }
        if (!s.isAt(ExpLexer.LBRACE)) {
            return Optional.empty();
        }
        if (s.last() == ExpLexer.EQUALS) {
            Span sign = s.placeBefore(s.before().size() - 1);
            return Optional.of(
                    Diagnostic.of(ExpCode.E0104, "a block takes no `=`", s.source(), sign, "nothing stands here")
                            .edit(new Span(sign.start(), s.place().start()), ""));
        }
        if (s.startsAs(ExpLexer.ID, ExpLexer.STRING) || s.startsAs(ExpLexer.DEFINE, ExpLexer.ID, ExpLexer.STRING)) {
            int at = s.before().size() - 1;
            return Optional.of(Habits.named(s, at)
                    .map(name -> quoted(s, at).edit(s.placeBefore(at), name))
                    .orElseGet(() -> quoted(s, at).help("a name has letters, digits and `_`")));
        }
        if (s.startsAs(ExpLexer.ID, ExpLexer.ID, ExpLexer.LPAREN, ExpLexer.ID, ExpLexer.RPAREN)
                || s.startsAs(ExpLexer.ID, ExpLexer.LPAREN, ExpLexer.ID, ExpLexer.RPAREN)) {
            return Optional.of(Habits.fault(s, "a parent is named with `extends`, not in brackets", "")
                    .help("write `experiment name extends parent {`"));
        }
        return Optional.empty();
    }

    private static Diagnostic quoted(Statement s, int at) {
        return Diagnostic.of(
                ExpCode.E0104, "a block's name has no quotes", s.source(), s.placeBefore(at), "a name, not text");
    }

    private static Optional<Diagnostic> braceBelow(Statement s) {
        String text = s.source().text();
        String above = text.substring(0, s.place().start()).stripTrailing();
        String head = above.substring(above.lastIndexOf('\n') + 1).strip();
        return head.matches("(define +)?\\w+( +\\w+)?( +extends +\\w+)?")
                ? Optional.of(Habits.fault(s, "`{` stands on the line of the block's name", "a line too low")
                        .help("write `" + head + " {`")
                        .edit(new Span(above.length(), s.place().start()), " "))
                : Optional.empty();
    }

    static Optional<Diagnostic> parenthesis(Statement s) {
        if (!s.isAt(ExpLexer.LPAREN)) {
            return Optional.empty();
        }
        if (s.last() == ExpLexer.EQUALS) {
            return Optional.of(Habits.fault(s, "a list stands in square brackets", "not a bracket of lists")
                    .help("write `[first, second]`"));
        }
        boolean block = s.isPath() || s.startsAs(ExpLexer.ID, ExpLexer.ID);
        return block
                ? Optional.of(Habits.fault(s, "a block stands in braces", "write `{` here, and `}` behind it"))
                : Optional.empty();
    }

    static Optional<Diagnostic> closing(Statement s) {
        boolean close = s.isAt(ExpLexer.RBRACE) || s.isAt(ExpLexer.RBRACK) || s.isAt(ExpLexer.RPAREN);
        String text = s.source().text().substring(0, s.place().start());
        boolean unopened = close
                && !s.isAt(ExpLexer.RBRACE)
                && !s.within(s.isAt(ExpLexer.RBRACK) ? ExpLexer.LBRACK : ExpLexer.LPAREN, s.at().getType());
        if (unopened || (s.isAt(ExpLexer.RBRACE) && s.before().isEmpty() && !text.isBlank())) {
            return Optional.of(Habits.fault(s, "this `" + s.at().getText() + "` closes nothing", "opened nowhere")
                    .edit(s.place(), ""));
        }
        return Optional.empty();
    }
}
