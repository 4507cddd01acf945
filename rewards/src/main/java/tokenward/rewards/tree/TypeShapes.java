package tokenward.rewards.tree;

import java.util.ArrayList;
import java.util.List;

/** Shapes of annotations: an expression read as a type. */
final class TypeShapes {
    private TypeShapes() {}

    /** Returns a {@code type} around an expression; {@code List[int]} becomes a generic type of its own. */
    static SyntaxNode type(SyntaxNode expression) {
        return Shaper.node("type", List.of(isGeneric(expression) ? generic(expression) : expression.as("")));
    }

    private static boolean isGeneric(SyntaxNode expression) {
        return expression.type().equals("subscript")
                && expression.children().get(0).type().equals("identifier")
                && expression.children().stream().noneMatch(part -> part.type().equals("slice"));
    }

    private static SyntaxNode generic(SyntaxNode subscript) {
        List<SyntaxNode> parameters = new ArrayList<>();
        List<SyntaxNode> parts = subscript.children();
        for (SyntaxNode part : parts.subList(1, parts.size())) {
            parameters.add(part.named() ? type(part) : part);
        }
        return Shaper.node("generic_type", List.of(parts.get(0).as(""), Shaper.node("type_parameter", parameters)));
    }
}
