package tokenward.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import tokenward.grammars.exp.ExpLexer;
import tokenward.grammars.exp.ExpParser;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Turns text into nodes. Every text ends in nodes or diagnostics, never in an exception. */
public final class ExpReader {
    private static final int DEEPEST = 64;

    private ExpReader() {}

    /** Reads a file's text. */
    public static Parsed<ExpNode.File> read(SourceText source) {
        List<Diagnostic> problems = new ArrayList<>();
        ExpParser parser = parser(source, problems);
        if (!problems.isEmpty()) {
            return Parsed.failed(problems);
        }
        ExpParser.FileContext tree = parser.file();
        if (problems.stream().anyMatch(Diagnostic::isError)) {
            return Parsed.failed(distinct(problems));
        }
        ExpNode.File file = new TreeBuilder(source, problems).file(tree);
        return problems.stream().anyMatch(Diagnostic::isError)
                ? Parsed.failed(distinct(problems))
                : Parsed.of(file, problems);
    }

    /** Reads what can be read of a text with faults, for editors; what can not is left out. */
    public static ExpNode.File salvage(SourceText source) {
        return Salvage.read(source);
    }

    /** Reads one argument of the command line: {@code path=value} or {@code without path}. */
    public static Parsed<ExpNode.Member> readOverride(SourceText source) {
        List<Diagnostic> problems = new ArrayList<>();
        ExpParser parser = parser(source, problems);
        if (!problems.isEmpty()) {
            return Parsed.failed(problems);
        }
        ExpParser.OverrideContext tree = parser.override();
        if (!problems.isEmpty()) {
            return Parsed.failed(distinct(problems));
        }
        TreeBuilder builder = new TreeBuilder(source, problems);
        ExpNode.Member member =
                tree.assignment() != null ? builder.setting(tree.assignment()) : builder.removal(tree.removal());
        return problems.isEmpty() ? Parsed.of(member, problems) : Parsed.failed(distinct(problems));
    }

    /** Reads a value that stands alone, such as a default of the vocabulary. */
    public static Optional<Value> readValue(String text) {
        SourceText source = new SourceText("default", "x = " + text);
        return readOverride(source).value().map(member -> ((ExpNode.Setting) member).value());
    }

    private static ExpParser parser(SourceText source, List<Diagnostic> problems) {
        ExpLexer lexer = new ExpLexer(new Utf16Stream(source.name(), source.text()));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tooDeep(source, tokens).ifPresent(problems::add);
        ExpParser parser = new ExpParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(new SyntaxErrors(source, problems));
        parser.setErrorHandler(new LineRecovery());
        return parser;
    }

    /** The parser descends with the text, so brackets that nest without end would exhaust its stack. */
    private static Optional<Diagnostic> tooDeep(SourceText source, CommonTokenStream tokens) {
        tokens.fill();
        int depth = 0;
        for (Token token : tokens.getTokens()) {
            switch (token.getType()) {
                case ExpLexer.LBRACE, ExpLexer.LBRACK, ExpLexer.LPAREN -> depth++;
                case ExpLexer.RBRACE, ExpLexer.RBRACK, ExpLexer.RPAREN -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                return Optional.of(Diagnostic.of(
                        ExpCode.E0104,
                        "brackets nest more than " + DEEPEST + " deep",
                        source,
                        spanOf(token, token),
                        "one too deep"));
            }
        }
        return Optional.empty();
    }

    /** Keeps the first of several on one line, and nothing after a bracket or fence that stays open: the rest are echoes. */
    private static List<Diagnostic> distinct(List<Diagnostic> problems) {
        List<Diagnostic> kept = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (Diagnostic problem : problems) {
            var label = problem.labels().get(0);
            int line = label.source().lines().lineAt(label.span().start());
            if (!lines.contains(line)) {
                lines.add(line);
                kept.add(problem);
                boolean fence =
                        label.source().text().startsWith("```", label.span().start());
                if (problem.code() == ExpCode.E0105 || fence) {
                    break;
                }
            }
        }
        return kept;
    }

    static Span spanOf(ParserRuleContext context) {
        return spanOf(context.getStart(), context.getStop());
    }

    static Span spanOf(Token first, Token last) {
        return new Span(first.getStartIndex(), Math.max(first.getStartIndex(), last.getStopIndex() + 1));
    }
}
