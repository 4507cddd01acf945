package tokenward.dsl.syntax;

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
    private int lastFault = -1;

    @Override
    public Token recoverInline(Parser parser) throws RecognitionException {
        throw new InputMismatchException(parser);
    }

    @Override
    public void sync(Parser parser) throws RecognitionException {
        int rule = parser.getContext().getRuleIndex();
        if (rule == ExpParser.RULE_body || rule == ExpParser.RULE_file) {
            super.sync(parser);
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException fault) {
        if (lastFault == parser.getInputStream().index()
                && parser.getCurrentToken().getType() != Token.EOF) {
            parser.consume();
        }
        lastFault = parser.getInputStream().index();
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
}
