package tokenward.grammars.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.scan.Words.Word;
import tokenward.grammars.python.PythonTree.SyntaxError;
import tokenward.grammars.text.Span;

/** Turns ANTLR's parse tree into a {@link PythonTree}: fewer levels, exact spans. */
final class TreeBuilder {
    /** Rules that only group: their children stand in their place. */
    private static final Set<String> SPLICED = Set.of(
            "statement",
            "simple_stmts",
            "simple_stmt",
            "compound_stmt",
            "star_named_expressions",
            "for_if_clauses",
            "slices",
            "positional_parameters",
            "plain_parameters",
            "default_parameters",
            "star_parameters",
            "lambda_positional_parameters",
            "lambda_plain_parameters",
            "lambda_default_parameters",
            "lambda_star_parameters",
            "keyword_arguments",
            "double_starred_arguments",
            "maybe_sequence_pattern",
            "import_from_targets",
            "del_targets",
            "closed_pattern",
            "pattern",
            "primary_atom",
            "atom");

    /** Rules that say something only when they hold more than one thing. */
    private static final Set<String> CHAINS = Set.of(
            "star_expressions",
            "star_expression",
            "star_named_expression",
            "named_expression",
            "assigned",
            "annotation_target",
            "expression",
            "disjunction",
            "conjunction",
            "inversion",
            "comparison",
            "bitwise_or",
            "bitwise_xor",
            "bitwise_and",
            "shift_expr",
            "sum",
            "term",
            "factor",
            "power",
            "await_primary",
            "slice_item",
            "argument",
            "set_item",
            "dict_item",
            "keyword_only_parameter",
            "lambda_keyword_only_parameter",
            "star_parameter",
            "with_item",
            "for_iterable",
            "fstring_expression",
            "star_targets",
            "star_target",
            "target_with_star_atom",
            "star_atom",
            "single_target",
            "single_subscript_attribute_target",
            "del_target",
            "subject_expr",
            "patterns",
            "maybe_star_pattern",
            "or_pattern");

    /** Rules whose text says it all. */
    private static final Set<String> LEAVES = Set.of("name", "number", "constant", "capture_name", "augassign");

    private final PythonParser parser;
    private final List<Token> tokens;
    private final PythonParser.FileContext file;
    private final List<SyntaxError> errors;

    private TreeBuilder(
            PythonParser parser, List<Token> tokens, PythonParser.FileContext file, List<SyntaxError> errors) {
        this.parser = parser;
        this.tokens = tokens;
        this.file = file;
        this.errors = errors;
    }

    static TreeBuilder parse(String text, List<Word> words, Nesting nesting) {
        CommonTokenStream stream = new CommonTokenStream(PythonTokens.of(text, words));
        stream.fill();
        PythonParser parser = new PythonParser(stream);
        parser.removeErrorListeners();
        List<SyntaxError> errors = new ArrayList<>();
        if (nesting.brackets() > Nesting.MOST_BRACKETS) {
            String message = "more than " + Nesting.MOST_BRACKETS + " brackets are open";
            errors.add(new SyntaxError(new Span(0, text.length()), message));
            return new TreeBuilder(
                    parser, stream.getTokens(), new PythonParser.FileContext(ParserRuleContext.EMPTY, -1), errors);
        }
        PythonParser.FileContext file;
        try {
            parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
            parser.setErrorHandler(new BailErrorStrategy());
            file = parser.file();
        } catch (ParseCancellationException e) {
            // Short look-ahead may have misled it, or the text is wrong: read again with all the look-ahead there is.
            parser.reset();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            parser.setErrorHandler(new DefaultErrorStrategy());
            parser.addErrorListener(new Collector(errors));
            file = parser.file();
        }
        return new TreeBuilder(parser, stream.getTokens(), file, errors);
    }

    List<SyntaxError> errors() {
        return List.copyOf(errors);
    }

    PythonNode build(PythonTree tree) {
        PythonNode root = new PythonNode(
                tree, null, "file", false, new Span(0, tree.text().length()));
        root.adopt(children(tree, root, file, 1));
        return root;
    }

    private List<PythonNode> children(PythonTree tree, PythonNode parent, ParserRuleContext context, int level) {
        List<PythonNode> nodes = new ArrayList<>();
        for (int i = 0; i < context.getChildCount(); i++) {
            add(tree, parent, context.getChild(i), level, nodes);
        }
        return nodes;
    }

    private void add(PythonTree tree, PythonNode parent, ParseTree part, int level, List<PythonNode> into) {
        if (part instanceof TerminalNode terminal) {
            addWord(tree, parent, terminal, into);
            return;
        }
        ParserRuleContext context = (ParserRuleContext) part;
        Span span = span(context);
        if (span == null) {
            return;
        }
        String type = typeOf(context);
        boolean single = context.getChildCount() == 1 + gates(context);
        if (SPLICED.contains(type) || (single && CHAINS.contains(type))) {
            for (int i = 0; i < context.getChildCount(); i++) {
                add(tree, parent, context.getChild(i), level, into);
            }
            return;
        }
        PythonNode node = new PythonNode(tree, parent, type.equals("capture_name") ? "name" : type, false, span);
        if (!LEAVES.contains(type) && level < Nesting.MOST_LEVELS) {
            node.adopt(children(tree, node, context, level + 1));
        } else if (!LEAVES.contains(type)) {
            errors.add(new SyntaxError(span, "nests more than " + Nesting.MOST_LEVELS + " levels deep"));
        }
        into.add(node);
    }

    private int gates(ParserRuleContext context) {
        boolean gated = context.getChild(0) instanceof ParserRuleContext first
                && first.getChildCount() == 0
                && parser.getRuleNames()[first.getRuleIndex()].matches("(since|until)_.*");
        return gated ? 1 : 0;
    }

    private void addWord(PythonTree tree, PythonNode parent, TerminalNode terminal, List<PythonNode> into) {
        Token token = terminal.getSymbol();
        boolean shown = isVisible(token) && token.getTokenIndex() >= 0;
        if (shown) {
            Span span = new Span(token.getStartIndex(), token.getStopIndex() + 1);
            String literal = parser.getVocabulary().getLiteralName(token.getType());
            String kind = literal != null
                    ? literal.substring(1, literal.length() - 1)
                    : parser.getVocabulary().getSymbolicName(token.getType());
            boolean fault = terminal instanceof ErrorNode || kind == null;
            into.add(new PythonNode(tree, parent, fault ? "error" : kind, true, span));
        }
    }

    private static boolean isVisible(Token token) {
        return switch (token.getType()) {
            case Token.EOF, PythonParser.NEWLINE, PythonParser.INDENT, PythonParser.DEDENT -> false;
            default -> true;
        };
    }

    private @Nullable Span span(ParserRuleContext context) {
        if (context.getStart() == null || context.getStop() == null) {
            return null;
        }
        int first = context.getStart().getTokenIndex();
        int last = context.getStop().getTokenIndex();
        while (first <= last && !isVisible(tokens.get(first))) {
            first++;
        }
        while (last >= first && !isVisible(tokens.get(last))) {
            last--;
        }
        return first > last
                ? null
                : new Span(tokens.get(first).getStartIndex(), tokens.get(last).getStopIndex() + 1);
    }

    /** A labelled alternative has a context class named after its label. */
    private String typeOf(ParserRuleContext context) {
        String rule = parser.getRuleNames()[context.getRuleIndex()];
        if (!rule.equals("primary") && !rule.equals("assignment")) {
            return rule;
        }
        String name = context.getClass().getSimpleName();
        String label = name.substring(0, name.length() - "Context".length());
        return label.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    private static final class Collector extends BaseErrorListener {
        private final List<SyntaxError> errors;

        Collector(List<SyntaxError> errors) {
            this.errors = errors;
        }

        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException cause) {
            Token token = (Token) symbol;
            int start = token == null ? 0 : token.getStartIndex();
            int stop = token == null ? 0 : token.getStopIndex() + 1;
            errors.add(new SyntaxError(new Span(start, Math.max(start, stop)), message));
        }
    }
}
