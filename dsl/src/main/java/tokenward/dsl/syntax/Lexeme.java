package tokenward.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import tokenward.grammars.exp.ExpLexer;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/**
 * A word, sign, comment or line break of a file, for layout and colouring.
 *
 * @param text as written
 */
public record Lexeme(Kind kind, String text, Span span) {
    /** What it is. */
    public enum Kind {
        /** A name. */
        NAME,
        /** One of the seven words that cannot be names. */
        KEYWORD,
        NUMBER,
        /** Quoted text, in one or three quotes. */
        TEXT,
        GROOVY,
        COMMENT,
        /** A line break that ends a statement. */
        BREAK,
        /** A line break inside brackets. */
        SOFT_BREAK,
        /** Anything else: brackets, {@code =}, {@code ,}. */
        SIGN
    }

    /** Returns whether this is a given sign. */
    public boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Returns all lexemes of a text but its blanks, in order. */
    public static List<Lexeme> of(SourceText source) {
        ExpLexer lexer = new ExpLexer(new Utf16Stream(source.name(), source.text()));
        lexer.removeErrorListeners();
        List<Lexeme> all = new ArrayList<>();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getType() != ExpLexer.SPACE) {
                all.add(new Lexeme(kind(token), token.getText(), ExpReader.spanOf(token, token)));
            }
        }
        return all;
    }

    private static Kind kind(Token token) {
        return switch (token.getType()) {
            case ExpLexer.ID -> Kind.NAME;
            case ExpLexer.IMPORT,
                    ExpLexer.DEFINE,
                    ExpLexer.EXTENDS,
                    ExpLexer.WITHOUT,
                    ExpLexer.NONE,
                    ExpLexer.TRUE,
                    ExpLexer.FALSE -> Kind.KEYWORD;
            case ExpLexer.NUMBER -> Kind.NUMBER;
            case ExpLexer.STRING, ExpLexer.TEXT -> Kind.TEXT;
            case ExpLexer.GROOVY -> Kind.GROOVY;
            case ExpLexer.COMMENT -> Kind.COMMENT;
            case ExpLexer.NEWLINE -> token.getChannel() == Token.DEFAULT_CHANNEL ? Kind.BREAK : Kind.SOFT_BREAK;
            default -> Kind.SIGN;
        };
    }
}
