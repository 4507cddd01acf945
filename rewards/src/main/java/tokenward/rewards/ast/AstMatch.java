package tokenward.rewards.ast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.rewards.tree.SyntaxNode;

/**
 * Which subtrees of the reference the candidate has too. A subtree is a node with parts; two are alike when the types and
 * field names of all named nodes in them are.
 *
 * @param pairs for each subtree of the reference its counterpart, or empty
 * @see "Ren et al. 2020, CodeBLEU, §3.2; compared with k4black/codebleu's syntax_match"
 */
public record AstMatch(List<Optional<SyntaxNode>> pairs) {
    public AstMatch {
        pairs = List.copyOf(pairs);
    }

    /** Compares two trees. */
    public static AstMatch of(SyntaxNode reference, SyntaxNode candidate, AstMatchConfig.Counting counting) {
        Shapes shapes = new Shapes();
        Map<Integer, Deque<SyntaxNode>> found = new HashMap<>();
        for (SyntaxNode subtree : subtrees(candidate)) {
            found.computeIfAbsent(shapes.of(subtree), shape -> new ArrayDeque<>())
                    .add(subtree);
        }
        List<Optional<SyntaxNode>> pairs = new ArrayList<>();
        for (SyntaxNode subtree : subtrees(reference)) {
            Deque<SyntaxNode> alike = found.getOrDefault(shapes.of(subtree), new ArrayDeque<>());
            if (alike.isEmpty()) {
                pairs.add(Optional.empty());
                continue;
            }
            SyntaxNode first = alike.removeFirst();
            pairs.add(Optional.of(first));
            if (counting == AstMatchConfig.Counting.CODEBLEU) {
                // Repetition is free there; paying each occurrence in turn spreads what it pays.
                alike.addLast(first);
            }
        }
        return new AstMatch(pairs);
    }

    /** Returns how many subtrees have a counterpart. */
    public int matched() {
        return (int) pairs.stream().filter(Optional::isPresent).count();
    }

    /** Returns the share of the reference's subtrees that were found, in [0, 1]. */
    public double recall() {
        return (double) matched() / pairs.size();
    }

    /** Returns the root and every node with parts below it, outer before inner. */
    static List<SyntaxNode> subtrees(SyntaxNode root) {
        List<SyntaxNode> found = new ArrayList<>();
        Deque<SyntaxNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            SyntaxNode node = open.pop();
            found.add(node);
            for (int i = node.children().size() - 1; i >= 0; i--) {
                if (!node.children().get(i).isLeaf()) {
                    open.push(node.children().get(i));
                }
            }
        }
        return found;
    }

    /** Numbers shapes, so that comparing two subtrees of any size costs one comparison of integers. */
    private static final class Shapes {
        private final Map<List<Object>, Integer> numbers = new HashMap<>();
        private final IdentityHashMap<SyntaxNode, Integer> known = new IdentityHashMap<>();

        int of(SyntaxNode node) {
            Integer number = known.get(node);
            if (number != null) {
                return number;
            }
            List<Object> shape = new ArrayList<>();
            shape.add(node.type());
            for (SyntaxNode child : node.children()) {
                if (child.named()) {
                    shape.add(child.field());
                    shape.add(of(child));
                }
            }
            int next = numbers.size();
            int fresh = numbers.computeIfAbsent(List.copyOf(shape), s -> next);
            known.put(node, fresh);
            return fresh;
        }
    }
}
