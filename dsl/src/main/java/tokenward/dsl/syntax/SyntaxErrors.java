package tokenward.dsl.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.exp.ExpLexer;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Turns what the parser stumbles over into diagnostics in the user's words. */
final class SyntaxErrors extends BaseErrorListener {
    private static final Set<Integer> VALUES = Set.of(
            ExpLexer.NUMBER,
            ExpLexer.MINUS,
            ExpLexer.STRING,
            ExpLexer.TEXT,
            ExpLexer.GROOVY,
            ExpLexer.TRUE,
            ExpLexer.FALSE,
            ExpLexer.NONE,
            ExpLexer.LBRACK);
    private static final List<String> KEYWORDS = List.of("import", "define", "extends", "without");

    private final SourceText source;
    private final List<Diagnostic> problems;

    SyntaxErrors(SourceText source, List<Diagnostic> problems) {
        this.source = source;
        this.problems = problems;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException fault) {
        Parser parser = (Parser) recognizer;
        Token at = offending instanceof Token token ? token : parser.getCurrentToken();
        problems.add(explain(parser, at, fault));
    }

    private Diagnostic explain(Parser parser, Token at, @Nullable RecognitionException fault) {
        TokenStream tokens = parser.getInputStream();
        Statement statement = Statement.around(source, tokens, at);
        return unclosed(at)
                .or(() -> keywordSlip(statement))
                .or(() -> dottedBlock(statement))
                .or(() -> openBracket(tokens, at))
                .or(() -> stray(at))
                .or(() -> Habits.explain(statement))
                .or(() -> spacedName(statement))
                .orElseGet(() -> expected(parser, at, fault));
    }

    private Optional<Diagnostic> unclosed(Token at) {
        Span open = new Span(
                at.getStartIndex(),
                Math.min(at.getStopIndex() + 1, source.text().length()));
        return switch (at.getType()) {
            case ExpLexer.UNCLOSED_STRING ->
                Optional.of(Diagnostic.of(
                                ExpCode.E0102, "this text has no closing quote", source, open, "ends with the line")
                        .help("text of several lines is written between `\"\"\"` and `\"\"\"`")
                        .edit(Span.at(open.end()), "\""));
            case ExpLexer.UNCLOSED_TEXT ->
                Optional.of(Diagnostic.of(
                        ExpCode.E0102,
                        "this text has no closing `\"\"\"`",
                        source,
                        new Span(open.start(), open.start() + 3),
                        "opened here, and open to the end of the file"));
            case ExpLexer.UNCLOSED_GROOVY ->
                Optional.of(Diagnostic.of(
                        ExpCode.E0103,
                        "this Groovy body has no closing ```` ``` ````".replace("```` ``` ````", "fence"),
                        source,
                        new Span(open.start(), open.start() + "```groovy".length()),
                        "opened here, and open to the end of the file"));
            default -> Optional.empty();
        };
    }

    /** A misspelled keyword is read as a name and found out later on the line. */
    private Optional<Diagnostic> keywordSlip(Statement statement) {
        for (Token token : statement.before()) {
            if (token.getType() != ExpLexer.ID) {
                continue;
            }
            for (String keyword : KEYWORDS) {
                if (Nearest.isSlip(token.getText(), keyword)) {
                    return Optional.of(Diagnostic.of(
                                    ExpCode.E0104,
                                    "`" + token.getText() + "` is not understood here",
                                    source,
                                    ExpReader.spanOf(token, token),
                                    "")
                            .meant(Optional.of(keyword)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Diagnostic> dottedBlock(Statement statement) {
        List<Token> before = statement.before();
        if (before.size() < 3 || !statement.isPath() || !statement.isAt(ExpLexer.LBRACE)) {
            return Optional.empty();
        }
        Span name = ExpReader.spanOf(before.get(0), before.get(before.size() - 1));
        String fixed = name.in(source.text()).replaceAll("\\s", "").replace('.', ' ');
        return Optional.of(
                Diagnostic.of(ExpCode.E0104, "a block's name has no dot", source, name, "a path, not a block")
                        .help("write `" + fixed + " {`")
                        .edit(name, fixed));
    }

    private Optional<Diagnostic> spacedName(Statement statement) {
        if (!statement.isAt(ExpLexer.EQUALS) || !statement.startsAs(ExpLexer.ID, ExpLexer.ID)) {
            return Optional.empty();
        }
        List<Token> before = statement.before();
        Span name = ExpReader.spanOf(before.get(0), before.get(1));
        String joined = before.get(0).getText() + "_" + before.get(1).getText();
        return Optional.of(Diagnostic.of(ExpCode.E0104, "a name has no spaces", source, name, "")
                .meant(Optional.of(joined)));
    }

    private Optional<Diagnostic> openBracket(TokenStream tokens, Token at) {
        List<Token> open = new ArrayList<>();
        for (int i = 0; i < at.getTokenIndex(); i++) {
            Token token = tokens.get(i);
            switch (token.getType()) {
                case ExpLexer.LBRACE, ExpLexer.LBRACK, ExpLexer.LPAREN -> open.add(token);
                case ExpLexer.RBRACE, ExpLexer.RBRACK, ExpLexer.RPAREN -> {
                    if (!open.isEmpty()) {
                        open.remove(open.size() - 1);
                    }
                }
                default -> {}
            }
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Token last = open.get(open.size() - 1);
        boolean block = last.getType() == ExpLexer.LBRACE;
        boolean atEnd = at.getType() == Token.EOF;
        boolean laterLine = at.getLine() > last.getLine();
        if (block ? !atEnd : !(atEnd || laterLine || at.getType() == ExpLexer.RBRACE)) {
            return Optional.empty();
        }
        String close = block ? "}" : last.getType() == ExpLexer.LBRACK ? "]" : ")";
        Diagnostic problem = Diagnostic.of(
                ExpCode.E0105,
                "this `" + last.getText() + "` is never closed",
                source,
                ExpReader.spanOf(last, last),
                "needs a `" + close + "`");
        return Optional.of(
                atEnd || block ? problem : problem.against(source, ExpReader.spanOf(at, at), "still inside it here"));
    }

    private Optional<Diagnostic> stray(Token at) {
        return at.getType() == ExpLexer.STRAY
                ? Optional.of(Strays.explain(source, at.getStartIndex()))
                : Optional.empty();
    }

    private Diagnostic expected(Parser parser, Token at, @Nullable RecognitionException fault) {
        IntervalSet set = fault != null && fault.getExpectedTokens() != null
                ? fault.getExpectedTokens()
                : parser.getExpectedTokens();
        String wanted = words(set);
        boolean end = at.getType() == Token.EOF;
        Span span = end ? Span.at(source.text().length()) : firstLine(at);
        String found =
                end ? "the end of the file" : at.getType() == ExpLexer.NEWLINE ? "the end of the line" : name(at);
        String title = wanted.isEmpty() ? found + " is not understood here" : "expected " + wanted + ", found " + found;
        return Diagnostic.of(ExpCode.E0104, title, source, span, wanted.isEmpty() ? "" : "expected " + wanted);
    }

    private Span firstLine(Token at) {
        if (at.getType() == ExpLexer.NEWLINE) {
            return Span.at(at.getStartIndex());
        }
        int end = at.getStartIndex();
        while (end <= at.getStopIndex() && source.text().charAt(end) != '\n') {
            end++;
        }
        return new Span(at.getStartIndex(), Math.max(end, at.getStartIndex()));
    }

    private static String name(Token at) {
        String text = at.getText().lines().findFirst().orElse("");
        return "`" + (text.length() > 40 ? text.substring(0, 39) + "…" : text) + "`";
    }

    private static String words(IntervalSet set) {
        Set<String> words = new LinkedHashSet<>();
        boolean value = set.contains(ExpLexer.NUMBER) && set.contains(ExpLexer.STRING);
        if (value) {
            words.add("a value");
        }
        for (int type : set.toList()) {
            if (value && (VALUES.contains(type) || type == ExpLexer.ID)) {
                continue;
            }
            switch (type) {
                case ExpLexer.ID -> words.add("a name");
                case ExpLexer.NEWLINE -> words.add("the end of the line");
                case ExpLexer.STRING -> words.add("quoted text");
                case ExpLexer.NUMBER -> words.add("a number");
                case ExpLexer.AT -> words.add("a note");
                case Token.EOF, ExpLexer.DOT, ExpLexer.RANGE, ExpLexer.PERCENT, ExpLexer.MINUS -> {}
                default -> {
                    String literal = ExpLexer.VOCABULARY.getLiteralName(type);
                    if (literal != null) {
                        words.add("`" + literal.substring(1, literal.length() - 1) + "`");
                    }
                }
            }
        }
        List<String> list = new ArrayList<>(words);
        if (list.size() > 4) {
            return "";
        }
        int last = list.size() - 1;
        return last < 0
                ? ""
                : last == 0 ? list.get(0) : String.join(", ", list.subList(0, last)) + " or " + list.get(last);
    }
}
