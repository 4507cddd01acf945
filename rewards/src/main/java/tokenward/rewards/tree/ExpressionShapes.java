package tokenward.rewards.tree;

import static tokenward.rewards.tree.Shaper.leaf;
import static tokenward.rewards.tree.Shaper.mark;
import static tokenward.rewards.tree.Shaper.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.python.PythonNode;

/** Shapes of expressions and of what is assigned to. */
final class ExpressionShapes {
    private static final Set<String> BINARY = Set.of("bitwise_or", "shift_expr", "sum", "term");

    private final Shaper shaper;

    ExpressionShapes(Shaper shaper) {
        this.shaper = shaper;
    }

    Optional<List<SyntaxNode>> shapes(PythonNode node) {
        int parts = node.children().size();
        if (BINARY.contains(node.type())) {
            return parts == 1 ? Optional.empty() : operator("binary_operator", node);
        }
        return switch (node.type()) {
            case "star_expressions" -> listed("expression_list", node);
            case "star_targets" -> listed("pattern_list", node);
            case "bitwise_xor", "bitwise_and" -> Optional.of(List.of(bitwise(node)));
            case "disjunction", "conjunction" -> parts == 1 ? Optional.empty() : operator("boolean_operator", node);
            case "inversion" -> parts == 1 ? Optional.empty() : named("not_operator", node, "", "argument");
            case "comparison" -> parts == 1 ? Optional.empty() : Optional.of(List.of(comparison(node)));
            case "comp_op" -> Optional.of(List.of(comparisonOperator(node)));
            case "factor" -> parts == 1 ? Optional.empty() : named("unary_operator", node, "operator", "argument");
            case "power" -> parts == 1 ? Optional.empty() : Optional.of(List.of(power(node)));
            case "await_primary" -> parts == 1 ? Optional.empty() : named("await", node, "", "");
            case "attribute", "subscript", "call", "generator_call", "attribute_target", "subscript_target" ->
                Optional.of(List.of(primary(node)));
            case "lambda_expr", "lambda_without_conditional" -> Optional.of(List.of(lambda(node)));
            case "dict" -> Optional.of(List.of(dictionary(node)));
            case "number" -> Optional.of(List.of(number(node)));
            case "constant" -> Optional.of(List.of(constant(node)));
            case "name" -> Optional.of(List.of(leaf("identifier", node.span())));
            case "strings" -> Optional.of(List.of(strings(node)));
            case "fstring" -> Optional.of(List.of(StringShapes.fstring(node, shaper)));
            case "star_atom", "single_target", "annotation_target", "del_target" -> target(node);
            default -> Optional.empty();
        };
    }

    /** Returns the shape of a token. */
    static SyntaxNode token(PythonNode token) {
        return switch (token.type()) {
            case "NAME" -> leaf("identifier", token.span());
            case "STRING", "BYTES" -> StringShapes.string(token);
            default -> mark(token.text(), token.span());
        };
    }

    private Optional<List<SyntaxNode>> listed(String type, PythonNode node) {
        List<SyntaxNode> parts = shaper.parts(node);
        boolean list = parts.stream().anyMatch(part -> part.type().equals(","));
        return Optional.of(list ? List.of(node(type, parts)) : parts);
    }

    /** Python binds {@code &} tighter than {@code ^}; tree-sitter the other way round. */
    private SyntaxNode bitwise(PythonNode node) {
        List<SyntaxNode> operands = new ArrayList<>();
        List<SyntaxNode> operators = new ArrayList<>();
        flatten(node, operands, operators);
        SyntaxNode product = operands.get(0);
        List<SyntaxNode> ands = new ArrayList<>();
        List<SyntaxNode> factors = new ArrayList<>();
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i).type().equals("^")) {
                product = binary(product, operators.get(i), operands.get(i + 1));
            } else {
                factors.add(product);
                ands.add(operators.get(i));
                product = operands.get(i + 1);
            }
        }
        factors.add(product);
        SyntaxNode whole = factors.get(0);
        for (int i = 0; i < ands.size(); i++) {
            whole = binary(whole, ands.get(i), factors.get(i + 1));
        }
        return whole;
    }

    private void flatten(PythonNode node, List<SyntaxNode> operands, List<SyntaxNode> operators) {
        for (PythonNode part : node.children()) {
            if (part.is("bitwise_xor", "bitwise_and")) {
                flatten(part, operands, operators);
            } else {
                (part.is("^", "&") ? operators : operands).add(shaper.shape(part));
            }
        }
    }

    private static SyntaxNode binary(SyntaxNode left, SyntaxNode operator, SyntaxNode right) {
        return node("binary_operator", List.of(left.as("left"), operator.as("operator"), right.as("right")));
    }

    private Optional<List<SyntaxNode>> operator(String type, PythonNode node) {
        List<PythonNode> parts = node.children();
        return Optional.of(List.of(node(
                type,
                List.of(
                        shaper.shape(parts.get(0)).as("left"),
                        shaper.shape(parts.get(1)).as("operator"),
                        shaper.shape(parts.get(2)).as("right")))));
    }

    private Optional<List<SyntaxNode>> named(String type, PythonNode node, String first, String second) {
        List<PythonNode> parts = node.children();
        return Optional.of(List.of(node(
                type,
                List.of(
                        shaper.shape(parts.get(0)).as(first),
                        shaper.shape(parts.get(1)).as(second)))));
    }

    private SyntaxNode comparison(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode part : node.children()) {
            parts.add(shaper.shape(part).as(part.type().equals("comp_op") ? "operators" : ""));
        }
        return node("comparison_operator", parts);
    }

    private SyntaxNode comparisonOperator(PythonNode node) {
        List<SyntaxNode> words = shaper.parts(node);
        if (words.size() == 1) {
            return words.get(0);
        }
        String text = words.get(0).type() + " " + words.get(1).type();
        return new SyntaxNode(
                text, false, "", words.get(0).span().union(words.get(1).span()), words);
    }

    /** Python binds {@code await} tighter than {@code **}; tree-sitter does not. */
    private SyntaxNode power(PythonNode node) {
        List<PythonNode> parts = node.children();
        SyntaxNode left = shaper.shape(parts.get(0));
        SyntaxNode operator = shaper.shape(parts.get(1)).as("operator");
        SyntaxNode right = shaper.shape(parts.get(2)).as("right");
        if (!left.type().equals("await")) {
            return node("binary_operator", List.of(left.as("left"), operator, right));
        }
        SyntaxNode power =
                node("binary_operator", List.of(left.children().get(1).as("left"), operator, right));
        return node("await", List.of(left.children().get(0), power));
    }

    private SyntaxNode primary(PythonNode node) {
        List<PythonNode> parts = node.children();
        SyntaxNode value = shaper.shape(parts.get(0));
        if (parts.get(1).is(".")) {
            SyntaxNode name = shaper.shape(parts.get(2)).as("attribute");
            return node("attribute", List.of(value.as("object"), shaper.shape(parts.get(1)), name));
        }
        if (parts.get(1).is("[")) {
            List<SyntaxNode> subscript = new ArrayList<>();
            subscript.add(value.as("value"));
            for (PythonNode part : parts.subList(1, parts.size())) {
                shaper.shapes(part).forEach(shape -> subscript.add(shape.named() ? shape.as("subscript") : shape));
            }
            return node("subscript", subscript);
        }
        List<SyntaxNode> arguments = new ArrayList<>();
        parts.subList(1, parts.size()).forEach(part -> arguments.addAll(shaper.shapes(part)));
        SyntaxNode given = arguments.get(0).type().equals("(") ? node("argument_list", arguments) : arguments.get(0);
        return node("call", List.of(value.as("function"), given.as("arguments")));
    }

    private SyntaxNode lambda(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (SyntaxNode part : shaper.parts(node)) {
            boolean parameters = part.type().equals("lambda_parameters");
            parts.add(part.named() ? part.as(parameters ? "parameters" : "body") : part);
        }
        return node("lambda", parts);
    }

    private SyntaxNode dictionary(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode part : node.children()) {
            List<SyntaxNode> shapes = shaper.shapes(part);
            boolean splat = part.type().equals("dict_item") && shapes.size() == 2;
            parts.addAll(splat ? List.of(node("dictionary_splat", shapes)) : shapes);
        }
        return node("dictionary", parts);
    }

    static SyntaxNode number(PythonNode node) {
        String text = node.text();
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        boolean fraction = !hexadecimal && (text.contains(".") || text.contains("e") || text.contains("E"));
        return leaf(fraction ? "float" : "integer", node.span());
    }

    static SyntaxNode constant(PythonNode node) {
        String type = switch (node.text()) {
            case "True" -> "true";
            case "False" -> "false";
            case "None" -> "none";
            default -> "ellipsis";
        };
        return leaf(type, node.span());
    }

    private SyntaxNode strings(PythonNode node) {
        List<SyntaxNode> parts = shaper.parts(node);
        return parts.size() == 1 ? parts.get(0) : node("concatenated_string", parts);
    }

    private Optional<List<SyntaxNode>> target(PythonNode node) {
        List<PythonNode> parts = node.children();
        if (!parts.get(0).is("(") && !parts.get(0).is("[")) {
            return Optional.empty();
        }
        List<SyntaxNode> shapes = new ArrayList<>();
        for (PythonNode part : parts) {
            shapes.addAll(part.is("star_targets") ? shaper.parts(part) : shaper.shapes(part));
        }
        SyntaxNode pattern = node(parts.get(0).is("(") ? "tuple_pattern" : "list_pattern", shapes);
        return Optional.of(List.of(node.type().equals("del_target") ? TargetShapes.asExpression(pattern) : pattern));
    }
}
