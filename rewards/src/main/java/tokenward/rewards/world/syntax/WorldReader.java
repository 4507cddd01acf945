package tokenward.rewards.world.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.grammars.world.WorldLexer;
import tokenward.grammars.world.WorldParser;
import tokenward.rewards.world.tree.WorldFile;

/** Reads the text of one {@code .world} file into a tree. A text with syntax errors has no tree. */
public final class WorldReader {
    private static final int MAX_NESTING = 200;

    private WorldReader() {}

    /** Reads a file. */
    public static Parsed<WorldFile> read(SourceText source) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        CommonTokenStream tokens = new CommonTokenStream(lexer(source.text()));
        tokens.fill();
        for (Token token : tokens.getTokens()) {
            lexical(source, token).ifPresent(diagnostics::add);
        }
        tooDeep(source, tokens).ifPresent(diagnostics::add);
        if (!diagnostics.isEmpty()) {
            return Parsed.failed(diagnostics);
        }
        WorldParser parser = new WorldParser(tokens);
        parser.removeErrorListeners();
        SyntaxErrors errors = new SyntaxErrors(source, tokens);
        parser.addErrorListener(errors);
        WorldParser.FileContext file = parser.file();
        if (!errors.found().isEmpty()) {
            return Parsed.failed(errors.found());
        }
        WorldFile tree = new TreeBuilder(source, diagnostics).file(file);
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? Parsed.failed(diagnostics)
                : Parsed.of(tree, diagnostics);
    }

    /** Returns how often a word is used in a file, comments and texts left out. */
    public static int uses(SourceText source, String word) {
        int uses = 0;
        for (Token token : lexer(source.text()).getAllTokens()) {
            boolean visible = token.getChannel() == Token.DEFAULT_CHANNEL;
            uses += visible && token.getText().equals(word) ? 1 : 0;
        }
        return uses;
    }

    static WorldLexer lexer(String text) {
        WorldLexer lexer = new WorldLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        return lexer;
    }

    private static Optional<Diagnostic> lexical(SourceText source, Token token) {
        Span span = spanOf(source, token);
        return switch (token.getType()) {
            case WorldLexer.UNCLOSED_STRING ->
                Optional.of(Diagnostic.of(
                        WorldSyntax.UNCLOSED_STRING, "a text is not closed", source, span, "closing `\"` missing"));
            case WorldLexer.STRAY ->
                Optional.of(Diagnostic.of(
                        WorldSyntax.STRAY,
                        "`" + token.getText() + "` has no meaning here",
                        source,
                        span,
                        "not part of the language"));
            default -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> tooDeep(SourceText source, CommonTokenStream tokens) {
        int depth = 0;
        for (Token token : tokens.getTokens()) {
            switch (token.getType()) {
                case WorldLexer.LBRACE, WorldLexer.LBRACK, WorldLexer.LPAREN -> depth++;
                case WorldLexer.RBRACE, WorldLexer.RBRACK, WorldLexer.RPAREN -> depth--;
                default -> {}
            }
            if (depth > MAX_NESTING) {
                return Optional.of(Diagnostic.of(
                        WorldSyntax.TOO_DEEP,
                        "brackets are nested more than " + MAX_NESTING + " deep",
                        source,
                        spanOf(source, token),
                        "one too many"));
            }
        }
        return Optional.empty();
    }

    static Span spanOf(SourceText source, Token token) {
        int end = source.text().length();
        return token.getType() == Token.EOF
                ? new Span(end, end)
                : source.ofCodePoints(token.getStartIndex(), token.getStopIndex() + 1);
    }
}
