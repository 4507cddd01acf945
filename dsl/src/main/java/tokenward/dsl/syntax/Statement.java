package tokenward.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BufferedTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import tokenward.grammars.exp.ExpLexer;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/**
 * The statement that the parser stumbled in.
 *
 * @param before what stands before the fault, from the beginning of the line or from the `{` or `}` before
 * @param at the word or sign at fault
 * @param after what follows on the line; the last of it is the end of the line or of the file
 */
record Statement(SourceText source, List<Token> before, Token at, List<Token> after) {
    static Statement around(SourceText source, TokenStream stream, Token at) {
        List<Token> before = new ArrayList<>();
        for (int i = at.getTokenIndex() - 1; i >= 0; i--) {
            Token token = stream.get(i);
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            int type = token.getType();
            if (type == ExpLexer.NEWLINE || type == ExpLexer.RBRACE || type == ExpLexer.LBRACE) {
                break;
            }
            before.add(0, token);
        }
        List<Token> after = new ArrayList<>();
        BufferedTokenStream all = (BufferedTokenStream) stream;
        all.fill();
        for (int i = at.getTokenIndex() + 1; i < all.size(); i++) {
            Token token = all.get(i);
            if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                after.add(token);
                if (token.getType() == ExpLexer.NEWLINE) {
                    break;
                }
            }
        }
        return new Statement(source, before, at, after);
    }

    /** Returns whether what stands before is made of these kinds of words and signs, and of nothing else. */
    boolean startsAs(int... types) {
        if (before.size() != types.length) {
            return false;
        }
        for (int i = 0; i < types.length; i++) {
            if (before.get(i).getType() != types[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isAt(int type) {
        return at.getType() == type;
    }

    /** Returns the kind of a word or sign behind the fault, counted from 0; the end where there are fewer. */
    int next(int index) {
        return index < after.size() ? after.get(index).getType() : Token.EOF;
    }

    /** Returns the kind of the word or sign just before the fault; the end where the fault comes first. */
    int last() {
        return before.isEmpty() ? Token.EOF : before.get(before.size() - 1).getType();
    }

    /** Returns whether a bracket of a kind is open at the fault. */
    boolean within(int open, int close) {
        int depth = 0;
        for (Token token : before) {
            depth += token.getType() == open ? 1 : token.getType() == close ? -1 : 0;
        }
        return depth > 0;
    }

    /** Returns whether what stands before is a path such as {@code ppo.epochs}. */
    boolean isPath() {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).getType() != (i % 2 == 0 ? ExpLexer.ID : ExpLexer.DOT)) {
                return false;
            }
        }
        return before.size() % 2 == 1;
    }

    /** Returns the place of the fault. */
    Span place() {
        return ExpReader.spanOf(at, at);
    }

    /** Returns the place of something before the fault, counted from 0. */
    Span placeBefore(int index) {
        return ExpReader.spanOf(before.get(index), before.get(index));
    }

    /** Returns all that stands before the fault, as written. */
    String textBefore() {
        return before.isEmpty()
                ? ""
                : ExpReader.spanOf(before.get(0), before.get(before.size() - 1)).in(source.text());
    }
}
