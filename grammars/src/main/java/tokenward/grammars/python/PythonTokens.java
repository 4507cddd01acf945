package tokenward.grammars.python;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Pair;
import tokenward.grammars.prefix.scan.Words;
import tokenward.grammars.prefix.scan.Words.Word;

/** The words of a Python text as ANTLR's parser wants them. Offsets are UTF-16 offsets. */
final class PythonTokens {
    private PythonTokens() {}

    static ListTokenSource of(String text, List<Word> words) {
        List<Token> tokens = new ArrayList<>();
        ListTokenSource source = new ListTokenSource(tokens);
        for (Word word : words) {
            tokens.add(token(source, text, word));
        }
        tokens.add(token(source, text, new Word(Token.EOF, text.length(), text.length())));
        return source;
    }

    /** A token knows its source, because ANTLR asks for it when it makes up a missing one. */
    private static CommonToken token(ListTokenSource source, String text, Word word) {
        int type = word.type() == Words.FAULT ? Token.INVALID_TYPE : word.type();
        CommonToken token =
                new CommonToken(new Pair<>(source, null), type, Token.DEFAULT_CHANNEL, word.start(), word.end() - 1);
        token.setText(word.type() == Token.EOF ? "<EOF>" : text.substring(word.start(), word.end()));
        return token;
    }
}
