package tokenward.rewards.dataflow;

import java.util.List;
import java.util.Set;
import tokenward.rewards.tree.SyntaxNode;

/** What stands left and right of an assignment, item by item where the items correspond. */
record Sides(List<SyntaxNode> left, List<SyntaxNode> right) {
    private static final Set<String> TARGETS = Set.of("pattern_list", "tuple_pattern", "list_pattern");
    private static final Set<String> VALUES = Set.of("expression_list", "tuple", "list");
    private static final Set<String> PUNCTUATION = Set.of(",", "(", ")", "[", "]");

    static Sides of(SyntaxNode left, SyntaxNode right, boolean sequencesOnly) {
        return sequencesOnly ? sequences(left, right) : children(left, right);
    }

    private static Sides children(SyntaxNode left, SyntaxNode right) {
        List<SyntaxNode> lefts = without(left, Set.of(","));
        List<SyntaxNode> rights = without(right, Set.of(","));
        return lefts.size() == rights.size() && !lefts.isEmpty()
                ? new Sides(lefts, rights)
                : new Sides(List.of(left), List.of(right));
    }

    private static Sides sequences(SyntaxNode left, SyntaxNode right) {
        if (TARGETS.contains(left.type()) && VALUES.contains(right.type())) {
            List<SyntaxNode> lefts = without(left, PUNCTUATION);
            List<SyntaxNode> rights = without(right, PUNCTUATION);
            boolean starred = lefts.stream().anyMatch(node -> node.type().startsWith("list_splat"))
                    || rights.stream().anyMatch(node -> node.type().startsWith("list_splat"));
            if (lefts.size() == rights.size() && !lefts.isEmpty() && !starred) {
                return new Sides(lefts, rights);
            }
        }
        return new Sides(List.of(left), List.of(right));
    }

    private static List<SyntaxNode> without(SyntaxNode node, Set<String> types) {
        return node.children().stream()
                .filter(child -> !types.contains(child.type()))
                .toList();
    }
}
