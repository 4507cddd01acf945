package tokenward.dsl.syntax;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.exp.ExpParser;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Makes nodes of a parse tree without faults. */
final class TreeBuilder {
    private static final Set<String> IMPORTS = Set.of("include", "use", "using", "require", "source", "load", "from");
    private static final int QUOTES = 3;
    private static final int LONGEST_EXPONENT = 3;
    private static final int LONGEST_NUMBER = 40;

    private final SourceText source;
    private final List<Diagnostic> problems;

    TreeBuilder(SourceText source, List<Diagnostic> problems) {
        this.source = source;
        this.problems = problems;
    }

    ExpNode.File file(ExpParser.FileContext file) {
        List<ExpNode.Import> imports = new ArrayList<>();
        List<ExpNode.Block> blocks = new ArrayList<>();
        for (ExpParser.ItemContext item : file.item()) {
            if (item.importDecl() != null) {
                imports.add(importOf(item.importDecl()));
            } else if (item.block() != null) {
                blocks.add(block(item.block()));
            } else {
                if (isImport(item.assignment())) {
                    continue;
                }
                ExpNode.Setting loose = setting(item.assignment());
                problems.add(Diagnostic.of(
                                ExpCode.E0107,
                                "`" + loose.path().text() + "` is set outside every block",
                                source,
                                loose.path().span(),
                                "no experiment owns this")
                        .help("move it into `experiment name { ... }`"));
            }
        }
        return new ExpNode.File(imports, blocks, new Span(0, source.text().length()));
    }

    /** Other languages bring files in by other words: {@code include "x.exp"}. */
    private boolean isImport(ExpParser.AssignmentContext node) {
        String word = node.path().getText();
        boolean other =
                node.EQUALS() == null && node.value() instanceof ExpParser.StringContext && IMPORTS.contains(word);
        if (other) {
            problems.add(Diagnostic.of(
                            ExpCode.E0104,
                            "`" + word + "` is not understood here",
                            source,
                            ExpReader.spanOf(node.path()),
                            "")
                    .meant(Optional.of("import")));
        }
        return other;
    }

    private ExpNode.Import importOf(ExpParser.ImportDeclContext node) {
        Token path = node.STRING().getSymbol();
        return new ExpNode.Import(string(path), ExpReader.spanOf(path, path));
    }

    private ExpNode.Block block(ExpParser.BlockContext node) {
        List<ExpNode.Member> members = new ArrayList<>();
        for (ExpParser.MemberContext member : node.body().member()) {
            if (member.block() != null) {
                members.add(block(member.block()));
            } else if (member.assignment() != null) {
                members.add(setting(member.assignment()));
            } else {
                members.add(removal(member.removal()));
            }
        }
        return new ExpNode.Block(
                node.note().stream().map(this::note).toList(),
                node.DEFINE() != null,
                word(node.kind),
                Optional.ofNullable(node.name).map(TreeBuilder::word),
                Optional.ofNullable(node.parent).map(TreeBuilder::word),
                members,
                ExpReader.spanOf(node));
    }

    ExpNode.Setting setting(ExpParser.AssignmentContext node) {
        ExpNode.Path path = path(node.path());
        Value value = value(node.value());
        if (node.EQUALS() == null) {
            problems.add(Diagnostic.of(
                            ExpCode.E0101,
                            "expected `=` between `" + path.text() + "` and its value",
                            source,
                            Span.at(path.span().end()),
                            "put `=` here")
                    .help("settings are written `name = value`; only blocks go without `=`, and those need `{`")
                    .edit(Span.at(path.span().end()), " ="));
        }
        List<ExpNode.Note> notes = node.note().stream().map(this::note).toList();
        return new ExpNode.Setting(path, value, notes, ExpReader.spanOf(node));
    }

    ExpNode.Removal removal(ExpParser.RemovalContext node) {
        return new ExpNode.Removal(path(node.path()), ExpReader.spanOf(node));
    }

    private ExpNode.Note note(ExpParser.NoteContext node) {
        return new ExpNode.Note(
                word(node.ID().getSymbol()), string(node.STRING().getSymbol()), ExpReader.spanOf(node));
    }

    private Value value(ExpParser.ValueContext node) {
        Span span = ExpReader.spanOf(node);
        return switch (node) {
            case ExpParser.RangeContext range ->
                new Value.Range(quantity(range.quantity(0)), quantity(range.quantity(1)), span);
            case ExpParser.NumberContext number -> quantity(number.quantity());
            case ExpParser.StringContext text ->
                new Value.Text(string(text.STRING().getSymbol()), span);
            case ExpParser.TextContext text -> new Value.Text(text(text.TEXT().getSymbol()), span);
            case ExpParser.GroovyContext groovy -> fence(groovy.GROOVY(), span);
            case ExpParser.BoolContext bool -> new Value.Bool(bool.TRUE() != null, span);
            case ExpParser.NoneContext none -> new Value.None(span);
            case ExpParser.CallContext call ->
                new Value.Call(word(call.ID().getSymbol()), arguments(call.args()), span);
            case ExpParser.ReferenceContext reference -> new Value.Reference(path(reference.path()), span);
            case ExpParser.ListContext list ->
                new Value.Items(list.value().stream().map(this::value).toList(), span);
            default -> throw new IllegalStateException("the grammar has a value this does not know: " + node);
        };
    }

    private Value fence(TerminalNode groovy, Span span) {
        String text = groovy.getText();
        return new Value.Fence(text.substring("```groovy".length(), text.length() - QUOTES), span);
    }

    private List<Value.Argument> arguments(ExpParser.@Nullable ArgsContext args) {
        List<Value.Argument> arguments = new ArrayList<>();
        if (args != null) {
            for (ExpParser.ArgContext arg : args.arg()) {
                Optional<ExpNode.Word> name = Optional.ofNullable(arg.ID()).map(id -> word(id.getSymbol()));
                arguments.add(new Value.Argument(name, value(arg.value())));
            }
        }
        return arguments;
    }

    private Value.Quantity quantity(ExpParser.QuantityContext node) {
        String digits = node.NUMBER().getText();
        String written = (node.MINUS() == null ? "" : "-") + digits;
        Optional<ExpNode.Word> unit = Optional.ofNullable(node.unit).map(TreeBuilder::word);
        BigDecimal number = number(written.replace("_", ""), ExpReader.spanOf(node));
        return new Value.Quantity(number, written, unit, node.PERCENT() != null, ExpReader.spanOf(node));
    }

    /** Exponents beyond those of any number in use are refused here, before anyone computes with their digits. */
    private BigDecimal number(String digits, Span span) {
        String exponent = digits.replaceFirst("^[^eE]*[eE]?", "").replaceFirst("^[+-]?0*", "");
        if (exponent.length() <= LONGEST_EXPONENT && digits.length() <= LONGEST_NUMBER) {
            return new BigDecimal(digits);
        }
        problems.add(Diagnostic.of(ExpCode.E0302, "this number is out of all proportion", source, span, "")
                .help("numbers have at most " + LONGEST_NUMBER + " digits and " + LONGEST_EXPONENT
                        + " digits of exponent"));
        return BigDecimal.ZERO;
    }

    private ExpNode.Path path(ExpParser.PathContext node) {
        List<ExpNode.Word> words =
                node.ID().stream().map(id -> word(id.getSymbol())).toList();
        return new ExpNode.Path(words, ExpReader.spanOf(node));
    }

    private static ExpNode.Word word(Token token) {
        return new ExpNode.Word(token.getText(), ExpReader.spanOf(token, token));
    }

    private String string(Token token) {
        String quoted = token.getText();
        return unescape(quoted.substring(1, quoted.length() - 1), token.getStartIndex() + 1);
    }

    private String text(Token token) {
        String quoted = token.getText();
        String inside = quoted.substring(QUOTES, quoted.length() - QUOTES);
        return unescape(Strings.dedent(inside), token.getStartIndex() + QUOTES);
    }

    private String unescape(String inside, int offset) {
        return Strings.unescape(inside, at -> {
            Span span = new Span(
                    offset + at, Math.min(offset + at + 2, source.text().length()));
            problems.add(Diagnostic.of(ExpCode.E0106, "`" + span.in(source.text()) + "` is no escape", source, span, "")
                    .help("known are `\\n`, `\\t`, `\\r`, `\\\"` and `\\\\`"));
        });
    }
}
