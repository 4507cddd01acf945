package tokenward.rewards.tree;

import java.util.ArrayList;
import java.util.List;

/** Shapes of what is assigned to, where tree-sitter reads it as an expression. */
final class TargetShapes {
    private TargetShapes() {}

    /** Returns a target, as after {@code as} or {@code del}, in the shape of an expression. */
    static SyntaxNode asExpression(SyntaxNode target) {
        List<SyntaxNode> parts = new ArrayList<>();
        target.children().forEach(part -> parts.add(part.field().isEmpty() ? asExpression(part) : part));
        String type = switch (target.type()) {
            case "tuple_pattern" -> parts.size() == 3 && parts.get(1).named() ? "parenthesized_expression" : "tuple";
            case "list_pattern" -> "list";
            case "pattern_list" -> "expression_list";
            case "list_splat_pattern" -> "list_splat";
            default -> target.type();
        };
        return new SyntaxNode(type, target.named(), target.field(), target.span(), parts);
    }
}
