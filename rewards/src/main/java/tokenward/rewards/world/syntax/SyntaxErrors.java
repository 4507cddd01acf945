package tokenward.rewards.world.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.grammars.world.WorldLexer;
import tokenward.grammars.world.WorldParser;

/** Turns the parser's complaints into diagnostics in the user's words. */
final class SyntaxErrors extends BaseErrorListener {
    private static final int MOST = 8;
    private static final int NAMED = 4;

    private final SourceText source;
    private final CommonTokenStream tokens;
    private final List<Diagnostic> found = new ArrayList<>();
    private int lastLine = -1;

    SyntaxErrors(SourceText source, CommonTokenStream tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    List<Diagnostic> found() {
        return found;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException error) {
        if (line == lastLine || found.size() == MOST || !(offending instanceof Token token)) {
            return;
        }
        lastLine = line;
        Parser parser = (Parser) recognizer;
        IntervalSet expected = expected(parser, error);
        found.add(token.getType() == Token.EOF ? endsEarly(expected, parser) : unexpected(token, expected, parser));
    }

    private static IntervalSet expected(Parser parser, @Nullable RecognitionException error) {
        IntervalSet set = error == null ? null : error.getExpectedTokens();
        return set == null ? parser.getExpectedTokens() : set;
    }

    private Diagnostic endsEarly(IntervalSet expected, Parser parser) {
        int last = source.text().stripTrailing().length();
        Diagnostic diagnostic = Diagnostic.of(
                WorldSyntax.ENDS_EARLY,
                "the file ends too early",
                source,
                new Span(Math.max(0, last - 1), last),
                "nothing follows; " + wanted(expected, parser));
        return unclosed()
                .map(open -> diagnostic.against(source, open, "opened here"))
                .orElse(diagnostic);
    }

    private Diagnostic unexpected(Token token, IntervalSet expected, Parser parser) {
        Diagnostic diagnostic = Diagnostic.of(
                WorldSyntax.UNEXPECTED,
                "`" + shorten(token.getText()) + "` cannot stand here",
                source,
                WorldReader.spanOf(source, token),
                wanted(expected, parser));
        return meant(token.getText(), expected)
                .map(word ->
                        diagnostic.help("did you mean `" + word + "`?").edit(WorldReader.spanOf(source, token), word))
                .orElse(diagnostic);
    }

    private Optional<Span> unclosed() {
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : tokens.getTokens()) {
            switch (token.getType()) {
                case WorldLexer.LBRACE, WorldLexer.LBRACK, WorldLexer.LPAREN -> open.push(token);
                case WorldLexer.RBRACE, WorldLexer.RBRACK, WorldLexer.RPAREN -> open.poll();
                default -> {}
            }
        }
        return Optional.ofNullable(open.peekLast()).map(t -> WorldReader.spanOf(source, t));
    }

    private static String wanted(IntervalSet expected, Parser parser) {
        TreeSet<String> words = new TreeSet<>();
        for (int type : expected.toList()) {
            String literal = WorldParser.VOCABULARY.getLiteralName(type);
            words.add(literal == null ? kind(type) : "`" + literal.substring(1, literal.length() - 1) + "`");
        }
        if (!words.isEmpty() && words.size() <= NAMED) {
            return "expected " + listed(new ArrayList<>(words));
        }
        return switch (ruleOf(parser)) {
            case WorldParser.RULE_file, WorldParser.RULE_unit -> "expected `world`, `task` or `import`";
            case WorldParser.RULE_item, WorldParser.RULE_world -> "expected a declaration such as `state` or `call`";
            case WorldParser.RULE_slot -> "expected `name: type` or `fact`";
            case WorldParser.RULE_stmt, WorldParser.RULE_block, WorldParser.RULE_otherwise ->
                "expected a statement such as `require`, `set` or `emit`";
            case WorldParser.RULE_type -> "expected a type such as `text` or `list<text>`";
            case WorldParser.RULE_taskItem, WorldParser.RULE_task -> "expected `prompt`, `start`, `let` or `goal`";
            case WorldParser.RULE_goal, WorldParser.RULE_trace ->
                "expected a condition on the trace such as `run has GoTo(\"lobby\")`";
            case WorldParser.RULE_expr, WorldParser.RULE_args, WorldParser.RULE_pattern -> "expected a value";
            case WorldParser.RULE_id -> "expected a name";
            default -> "something else belongs here";
        };
    }

    private static int ruleOf(Parser parser) {
        RuleContext context = parser.getContext();
        return context == null ? -1 : context.getRuleIndex();
    }

    private static String kind(int type) {
        return switch (type) {
            case WorldLexer.ID -> "a name";
            case WorldLexer.STRING, WorldLexer.TEXT -> "a text in quotes";
            case WorldLexer.INT, WorldLexer.NUMBER -> "a number";
            case Token.EOF -> "the end of the file";
            default -> "something else";
        };
    }

    private static String listed(List<String> words) {
        if (words.size() == 1) {
            return words.get(0);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }

    private static Optional<String> meant(String written, IntervalSet expected) {
        List<String> words = new ArrayList<>();
        for (int type : expected.toList()) {
            String literal = WorldParser.VOCABULARY.getLiteralName(type);
            if (literal != null && Character.isLetter(literal.charAt(1))) {
                words.add(literal.substring(1, literal.length() - 1));
            }
        }
        return Spelling.closest(written, words);
    }

    private static String shorten(String text) {
        String oneLine = text.lines().findFirst().orElse("");
        return oneLine.length() > 40 ? oneLine.substring(0, 39) + "…" : oneLine;
    }
}
