package tokenward.grammars.python;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import tokenward.grammars.prefix.Words;
import tokenward.grammars.prefix.Words.Word;

/** The words of a Python text as ANTLR's parser wants them. Offsets are UTF-16 offsets. */
final class PythonTokens {
    private PythonTokens() {}

    static ListTokenSource of(String text, Words words) {
        List<Token> tokens = new ArrayList<>();
        for (Word word : words.split(text)) {
            tokens.add(token(text, word));
        }
        tokens.add(token(text, new Word(Token.EOF, text.length(), text.length())));
        return new ListTokenSource(tokens);
    }

    private static CommonToken token(String text, Word word) {
        CommonToken token = new CommonToken(word.type() == Words.FAULT ? Token.INVALID_TYPE : word.type());
        token.setStartIndex(word.start());
        token.setStopIndex(word.end() - 1);
        token.setText(word.type() == Token.EOF ? "<EOF>" : text.substring(word.start(), word.end()));
        return token;
    }
}
