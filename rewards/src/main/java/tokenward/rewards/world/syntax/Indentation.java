package tokenward.rewards.world.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.world.WorldLexer;

/** Indents the lines of a world file by the brackets that are open; lines inside a text in three quotes stay. */
public final class Indentation {
    private Indentation() {}

    /** Returns the text, indented. */
    public static String of(String text) {
        LineMap lines = new LineMap(text);
        int[] open = new int[lines.lines() + 2];
        int[] closesFirst = new int[lines.lines() + 2];
        boolean[] inside = new boolean[lines.lines() + 2];
        boolean[] seen = new boolean[lines.lines() + 2];
        SourceText source = new SourceText("", text);
        for (Token token : WorldReader.lexer(text).getAllTokens()) {
            int line = lines.lineAt(WorldReader.spanOf(source, token).start());
            int last =
                    lines.lineAt(Math.max(0, WorldReader.spanOf(source, token).end() - 1));
            for (int i = line + 1; i <= last; i++) {
                inside[i] = token.getType() == WorldLexer.TEXT;
            }
            switch (token.getType()) {
                case WorldLexer.LBRACE, WorldLexer.LBRACK, WorldLexer.LPAREN -> open[line]++;
                case WorldLexer.RBRACE, WorldLexer.RBRACK, WorldLexer.RPAREN -> {
                    open[line]--;
                    closesFirst[line] += seen[line] ? 0 : 1;
                }
                default -> {}
            }
            boolean closing = token.getType() == WorldLexer.RBRACE
                    || token.getType() == WorldLexer.RBRACK
                    || token.getType() == WorldLexer.RPAREN;
            seen[line] |= token.getChannel() == Token.DEFAULT_CHANNEL && !closing;
        }
        List<String> out = new ArrayList<>();
        int depth = 0;
        for (int i = 1; i <= lines.lines(); i++) {
            String line = lines.line(i);
            if (inside[i]) {
                out.add(line);
            } else {
                String words = line.strip();
                boolean doubled = words.isEmpty()
                        && (out.isEmpty() || out.get(out.size() - 1).isEmpty());
                if (!doubled) {
                    out.add(words.isEmpty() ? "" : "  ".repeat(Math.max(0, depth - closesFirst[i])) + words);
                }
            }
            depth = Math.max(0, depth + open[i]);
        }
        return String.join("\n", out).strip() + "\n";
    }
}
