package tokenward.rewards.tree;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.text.Span;

/**
 * Gives the parse tree of our own grammar the shape of tree-sitter's: the ladder of expression rules falls away, lists
 * are spliced into what holds them, and parts get tree-sitter's names. Rules of one form are in the tables; the rest is
 * in {@link StatementShapes}, {@link DefinitionShapes}, {@link ExpressionShapes} and {@link PatternShapes}.
 *
 * @see "tree-sitter-python 0.23.6, whose trees the tests compare with"
 */
final class Shaper {
    /** Rules that become one node holding the shapes of their parts. */
    private static final Map<String, String> WRAPPED = Map.ofEntries(
            entry("return_stmt", "return_statement"),
            entry("global_stmt", "global_statement"),
            entry("nonlocal_stmt", "nonlocal_statement"),
            entry("assert_stmt", "assert_statement"),
            entry("pass_stmt", "pass_statement"),
            entry("break_stmt", "break_statement"),
            entry("continue_stmt", "continue_statement"),
            entry("decorator", "decorator"),
            entry("finally_clause", "finally_clause"),
            entry("starred", "list_splat"),
            entry("starred_argument", "list_splat"),
            entry("starred_target", "list_splat_pattern"),
            entry("double_starred", "dictionary_splat"),
            entry("yield_expr", "yield"),
            entry("conditional", "conditional_expression"),
            entry("slice", "slice"),
            entry("group", "parenthesized_expression"),
            entry("tuple", "tuple"),
            entry("list", "list"),
            entry("set", "set"),
            entry("if_clause", "if_clause"),
            entry("dotted_name", "dotted_name"),
            entry("guard", "if_clause"));

    /** Rules that become one node whose parts, keywords and punctuation aside, are named in this order. */
    private static final Map<String, Named> NAMED = Map.ofEntries(
            entry("if_stmt", new Named("if_statement", List.of("condition", "consequence", "alternative*"))),
            entry("elif_clause", new Named("elif_clause", List.of("condition", "consequence"))),
            entry("else_clause", new Named("else_clause", List.of("body"))),
            entry("while_stmt", new Named("while_statement", List.of("condition", "body", "alternative"))),
            entry("for_stmt", new Named("for_statement", List.of("left", "right", "body", "alternative"))),
            entry("for_if_clause", new Named("for_in_clause", List.of("left", "right", "*"))),
            entry("try_stmt", new Named("try_statement", List.of("body", "*"))),
            entry("assignment_expression", new Named("named_expression", List.of("name", "value"))),
            entry("keyword_argument", new Named("keyword_argument", List.of("name", "value"))),
            entry("key_value", new Named("pair", List.of("key", "value"))),
            entry("genexp", new Named("generator_expression", List.of("body", "*"))),
            entry("listcomp", new Named("list_comprehension", List.of("body", "*"))),
            entry("setcomp", new Named("set_comprehension", List.of("body", "*"))),
            entry("dictcomp", new Named("dictionary_comprehension", List.of("body", "*"))),
            entry("dotted_as_name", new Named("aliased_import", List.of("name", "alias"))));

    private final StatementShapes statements = new StatementShapes(this);
    private final ExpressionShapes expressions = new ExpressionShapes(this);
    private final PatternShapes patterns = new PatternShapes(this);

    private record Named(String type, List<String> fields) {}

    /** Returns the shapes of a node: none for what only separates, several for a list that is spliced. */
    List<SyntaxNode> shapes(PythonNode node) {
        if (node.isWord()) {
            return List.of(ExpressionShapes.token(node));
        }
        String wrapped = WRAPPED.get(node.type());
        if (wrapped != null) {
            return List.of(wrap(wrapped, node));
        }
        Named named = NAMED.get(node.type());
        if (named != null) {
            return named(named, node);
        }
        return statements
                .shapes(node)
                .or(() -> expressions.shapes(node))
                .or(() -> patterns.shapes(node))
                .orElseGet(() -> parts(node));
    }

    /** Returns the one shape of a node. */
    SyntaxNode shape(PythonNode node) {
        List<SyntaxNode> shapes = shapes(node);
        if (shapes.size() != 1) {
            throw new IllegalStateException("`" + node.type() + "` has " + shapes.size() + " shapes, not one");
        }
        return shapes.get(0);
    }

    /** Returns the shapes of all parts of a node. */
    List<SyntaxNode> parts(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        node.children().forEach(child -> parts.addAll(shapes(child)));
        return parts;
    }

    /** Returns a node holding the shapes of the parts. */
    SyntaxNode wrap(String type, PythonNode node) {
        return node(type, node.span(), parts(node));
    }

    /** Returns a named node around parts; the span is that of the parts, or the one given where there are none. */
    static SyntaxNode node(String type, Span empty, List<SyntaxNode> parts) {
        Span span = parts.isEmpty()
                ? Span.at(empty.start())
                : parts.get(0).span().union(parts.get(parts.size() - 1).span());
        return new SyntaxNode(type, true, "", span, parts);
    }

    /** Returns a node around parts. */
    static SyntaxNode node(String type, List<SyntaxNode> parts) {
        return node(type, parts.get(0).span(), parts);
    }

    /** Returns a leaf that is a name or a literal. */
    static SyntaxNode leaf(String type, Span span) {
        return new SyntaxNode(type, true, "", span, List.of());
    }

    /** Returns punctuation or a keyword. */
    static SyntaxNode mark(String text, Span span) {
        return new SyntaxNode(text, false, "", span, List.of());
    }

    private List<SyntaxNode> named(Named named, PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<SyntaxNode> following = new ArrayList<>();
        int field = 0;
        for (SyntaxNode part : parts(node)) {
            if (!part.named() || field >= named.fields().size()) {
                parts.add(part);
                continue;
            }
            String name = named.fields().get(field);
            if (name.equals("*")) {
                // The conditions of a comprehension stand beside its loops, not in them.
                (node.type().equals("for_if_clause") ? following : parts).add(part);
            } else {
                parts.add(part.as(name.replace("*", "")));
                field += name.endsWith("*") ? 0 : 1;
            }
        }
        boolean plain = node.type().equals("dotted_as_name") && parts.size() == 1;
        List<SyntaxNode> shapes = new ArrayList<>();
        shapes.add(plain ? parts.get(0).as("") : node(named.type(), parts));
        shapes.addAll(following);
        return shapes;
    }
}
