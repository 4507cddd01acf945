package tokenward.rewards.world.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.grammars.world.WorldParser;
import tokenward.grammars.world.WorldParser.*;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Message;
import tokenward.rewards.world.tree.Operator;

/** Builds values, places of the state, and messages. */
final class Expressions {
    private final Places places;
    private final List<Diagnostic> diagnostics;
    private final SourceText source;

    Expressions(Places places, List<Diagnostic> diagnostics) {
        this(places, diagnostics, places.text());
    }

    private Expressions(Places places, List<Diagnostic> diagnostics, SourceText source) {
        this.places = places;
        this.diagnostics = diagnostics;
        this.source = source;
    }

    List<Expr> args(@Nullable ArgsContext context) {
        return context == null
                ? List.of()
                : context.expr().stream().map(this::expr).toList();
    }

    Expr expr(ExprContext context) {
        Span span = places.span(context);
        return switch (context) {
            case NumberExprContext c ->
                new Expr.Constant(c.INT() != null ? (Object) whole(c.INT()) : (Object) decimal(c.NUMBER()), span);
            case TextExprContext c -> new Expr.Constant(unquote(c.STRING() != null ? c.STRING() : c.TEXT()), span);
            case ConstantExprContext c ->
                new Expr.Constant(c.NONE() != null ? Expr.None.NONE : (Object) (c.TRUE() != null), span);
            case FirstExprContext c ->
                new Expr.First(
                        places.name(c.id()),
                        place(c.place()),
                        expr(c.expr()),
                        c.message() == null ? Optional.empty() : Optional.of(message(c.message())),
                        span);
            case QuantifiedExprContext c ->
                new Expr.Quantified(c.ALL() != null, places.name(c.id()), expr(c.expr(0)), expr(c.expr(1)), span);
            case ChooseExprContext c -> new Expr.Choose(expr(c.expr()), span);
            case TakeExprContext c -> new Expr.Take(place(c.place()), span);
            case KnownExprContext c -> new Expr.Known(fact(c.factRef()), span);
            case ApplyExprContext c -> new Expr.Apply(places.name(c.id()), args(c.args()), span);
            case NameExprContext c -> new Expr.Ref(places.name(c.id()), span);
            case ParenExprContext c -> expr(c.expr());
            case ListExprContext c -> new Expr.ListOf(args(c.args()), span);
            case MapExprContext c -> map(c, span);
            case FieldExprContext c -> new Expr.Field(expr(c.expr()), places.name(c.id()), span);
            case IndexExprContext c -> new Expr.Index(expr(c.expr(0)), expr(c.expr(1)), span);
            case UnaryExprContext c ->
                new Expr.Unary(c.NOT() != null ? Operator.NOT : Operator.NEGATE, expr(c.expr()), span);
            case BinaryExprContext c ->
                new Expr.Binary(Operator.binary(c.op.getText()), expr(c.expr(0)), expr(c.expr(1)), span);
            case ConditionalExprContext c ->
                new Expr.Conditional(expr(c.expr(0)), expr(c.expr(1)), expr(c.expr(2)), span);
            default -> throw new AssertionError(context.getClass());
        };
    }

    private Expr map(MapExprContext context, Span span) {
        List<Expr.Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < context.expr().size(); i += 2) {
            entries.add(new Expr.Entry(expr(context.expr(i)), expr(context.expr(i + 1))));
        }
        return new Expr.MapOf(List.copyOf(entries), span);
    }

    Expr.Place place(PlaceContext context) {
        List<Expr.Step> steps = new ArrayList<>();
        int exprs = 0;
        int ids = 1;
        for (int i = 1; i < context.getChildCount(); i++) {
            if (context.getChild(i) instanceof TerminalNode node
                    && node.getSymbol().getType() == WorldParser.LBRACK) {
                steps.add(new Expr.Step.At(expr(context.expr(exprs++))));
            } else if (context.getChild(i) instanceof IdContext) {
                steps.add(new Expr.Step.Part(places.name(context.id(ids++))));
            }
        }
        return new Expr.Place(places.name(context.id(0)), List.copyOf(steps), places.span(context));
    }

    Expr.FactRef fact(FactRefContext context) {
        return new Expr.FactRef(places.name(context.id()), args(context.args()), places.span(context));
    }

    /** Reads a message; what stands in braces is a value. */
    Message message(MessageContext context) {
        String raw = context.STRING().getText();
        int start = places.span(context.STRING()).start();
        List<Message.Part> parts = new ArrayList<>();
        int from = 1;
        int end = raw.length() - 1;
        while (from < end) {
            int open = brace(raw, '{', from);
            int close = open < 0 ? -1 : brace(raw, '}', open);
            if (open < 0 || close < 0 || close >= end) {
                break;
            }
            words(raw.substring(from, open), start + from, parts);
            value(raw.substring(open + 1, close), start + open + 1).ifPresent(parts::add);
            from = close + 1;
        }
        words(raw.substring(Math.min(from, end), end), start + from, parts);
        return new Message(
                context.code == null ? Optional.empty() : Optional.of(places.name(context.code)),
                parts,
                places.span(context));
    }

    /** Finds a brace that no backslash stands before. */
    private static int brace(String raw, char brace, int from) {
        int at = raw.indexOf(brace, from);
        while (at > 0 && raw.charAt(at - 1) == '\\') {
            at = raw.indexOf(brace, at + 1);
        }
        return at;
    }

    private void words(String raw, int start, List<Message.Part> parts) {
        if (!raw.isEmpty()) {
            parts.add(new Message.Part.Words(unescape(raw, start)));
        }
    }

    private Optional<Message.Part> value(String text, int start) {
        SourceText part = new SourceText(source.name(), text);
        CommonTokenStream tokens = new CommonTokenStream(WorldReader.lexer(text));
        WorldParser parser = new WorldParser(tokens);
        parser.removeErrorListeners();
        SyntaxErrors errors = new SyntaxErrors(part, tokens);
        parser.addErrorListener(errors);
        ExprContext expr = parser.expr();
        boolean whole = parser.getCurrentToken().getType() == Token.EOF;
        if (!errors.found().isEmpty() || !whole) {
            diagnostics.add(Diagnostic.of(
                            WorldSyntax.BAD_MESSAGE,
                            "the braces of a message hold no value",
                            source,
                            new Span(start, start + text.length()),
                            "expected a value such as a parameter's name")
                    .help("write `\\{` for a brace that is meant as such"));
            return Optional.empty();
        }
        return Optional.of(
                new Message.Part.Value(new Expressions(new Places(part, start), diagnostics, source).expr(expr)));
    }

    long whole(TerminalNode node) {
        try {
            return Long.parseLong(node.getText().replace("_", ""));
        } catch (NumberFormatException tooLarge) {
            diagnostics.add(Diagnostic.of(
                    WorldSyntax.BAD_NUMBER,
                    "`" + node.getText() + "` is too large",
                    source,
                    places.span(node),
                    "at most " + Long.MAX_VALUE));
            return 0;
        }
    }

    int count(TerminalNode node) {
        return (int) Math.min(whole(node), Integer.MAX_VALUE);
    }

    double decimal(TerminalNode node) {
        return Double.parseDouble(node.getText().replace("_", ""));
    }

    /** Returns the characters a text stands for. A text in three quotes loses the indentation its lines share. */
    String unquote(TerminalNode node) {
        String raw = node.getText();
        if (raw.startsWith("\"\"\"") && raw.length() >= 6) {
            return raw.substring(3, raw.length() - 3).stripIndent().strip();
        }
        return unescape(raw.substring(1, raw.length() - 1), places.span(node).start() + 1);
    }

    /** Returns a program in three quotes: without shared indentation, ending in a line break. */
    String program(TerminalNode node) {
        String raw = node.getText();
        String inner = raw.substring(3, raw.length() - 3);
        return inner.stripIndent().strip() + "\n";
    }

    private String unescape(String raw, int start) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char next = raw.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case '"', '\\', '{', '}' -> out.append(next);
                default ->
                    diagnostics.add(Diagnostic.of(
                                    WorldSyntax.BAD_ESCAPE,
                                    "`\\" + next + "` is not an escape",
                                    source,
                                    new Span(start + i - 1, start + i + 1),
                                    "known are \\n \\t \\\" \\\\ \\{ \\}")
                            .help("write `\\\\" + next + "` for a backslash in a regular expression"));
            }
        }
        return out.toString();
    }
}
