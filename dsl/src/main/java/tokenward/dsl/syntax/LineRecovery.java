package tokenward.dsl.syntax;

import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import tokenward.grammars.exp.ExpParser;

/**
 * Goes on with the next line after a fault, so that each line is judged by itself. Nothing is inserted or deleted to
 * make a line fit: guesses spoil messages.
 */
final class LineRecovery extends DefaultErrorStrategy {
    private static final Set<Integer> BEGIN_LINE = Set.of(
            ExpParser.ID,
            ExpParser.AT,
            ExpParser.DEFINE,
            ExpParser.WITHOUT,
            ExpParser.IMPORT,
            ExpParser.NEWLINE,
            Token.EOF);

    private int lastFault = -1;

    @Override
    public Token recoverInline(Parser parser) throws RecognitionException {
        throw new InputMismatchException(parser);
    }

    /** Between lines, and only there: a line must end, and another must begin. */
    @Override
    public void sync(Parser parser) throws RecognitionException {
        int rule = parser.getContext().getRuleIndex();
        if (rule != ExpParser.RULE_body && rule != ExpParser.RULE_file) {
            return;
        }
        int next = parser.getInputStream().LA(1);
        boolean closes = next == ExpParser.RBRACE && rule == ExpParser.RULE_body;
        boolean fits = atLineStart(parser) ? BEGIN_LINE.contains(next) : next == ExpParser.NEWLINE || next == Token.EOF;
        if (closes || fits) {
            return;
        }
        if (!inErrorRecoveryMode(parser)) {
            beginErrorCondition(parser);
            parser.notifyErrorListeners(parser.getCurrentToken(), "", null);
        }
        if (next == ExpParser.RBRACE) {
            parser.consume();
        }
        skipLine(parser);
    }

    @Override
    public void recover(Parser parser, RecognitionException fault) {
        boolean stuck = lastFault == parser.getInputStream().index();
        if (stuck && parser.getCurrentToken().getType() != Token.EOF) {
            parser.consume();
        }
        lastFault = parser.getInputStream().index();
        boolean opened = parser.getContext() instanceof ExpParser.BlockContext block && block.LBRACE() != null;
        if (opened) {
            closeBlock(parser);
        } else {
            skipLine(parser);
        }
    }

    private static boolean atLineStart(Parser parser) {
        Token before = parser.getInputStream().LT(-1);
        return before == null || before.getType() == ExpParser.NEWLINE || before.getType() == ExpParser.LBRACE;
    }

    /** Skips to the end of the line; a block that opens on it is skipped whole. */
    private static void skipLine(Parser parser) {
        int depth = 0;
        while (true) {
            int type = parser.getInputStream().LA(1);
            if (type == Token.EOF || (depth == 0 && (type == ExpParser.NEWLINE || type == ExpParser.RBRACE))) {
                return;
            }
            depth += type == ExpParser.LBRACE ? 1 : type == ExpParser.RBRACE ? -1 : 0;
            parser.consume();
        }
    }

    private static void closeBlock(Parser parser) {
        int depth = 1;
        while (depth > 0 && parser.getInputStream().LA(1) != Token.EOF) {
            int type = parser.getInputStream().LA(1);
            depth += type == ExpParser.LBRACE ? 1 : type == ExpParser.RBRACE ? -1 : 0;
            parser.consume();
        }
    }
}
