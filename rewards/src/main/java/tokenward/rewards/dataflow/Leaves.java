package tokenward.rewards.dataflow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;
import tokenward.rewards.tree.SyntaxNode;

/** The leaves of a program in order. A string is one leaf, whatever it is made of; comments are none. */
final class Leaves {
    private final IdentityHashMap<SyntaxNode, Leaf> byNode = new IdentityHashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final String text;

    /** A leaf; it is a variable when it is a name, a literal or a constant rather than a keyword or punctuation. */
    record Leaf(int index, String name, Span span, boolean isVariable, boolean isIdentifier) {}

    Leaves(SyntaxNode root, String text) {
        this.text = text;
        collect(root);
    }

    static boolean isLeaf(SyntaxNode node) {
        return (node.isLeaf() || node.type().equals("string")) && !node.type().equals("comment");
    }

    /** Returns the leaf a node is; nothing for the inside of a string. */
    Optional<Leaf> at(SyntaxNode node) {
        return Optional.ofNullable(byNode.get(node));
    }

    /** Returns the variables at or below a node, in order. */
    List<Leaf> variables(SyntaxNode node) {
        List<Leaf> found = new ArrayList<>();
        variables(node, found);
        return found;
    }

    List<Span> spans() {
        return spans;
    }

    private void variables(SyntaxNode node, List<Leaf> found) {
        if (isLeaf(node)) {
            at(node).filter(Leaf::isVariable).ifPresent(found::add);
        } else {
            node.children().forEach(child -> variables(child, found));
        }
    }

    private void collect(SyntaxNode node) {
        if (isLeaf(node)) {
            String name = node.span().in(text);
            boolean variable = !node.type().equals(name);
            byNode.put(
                    node,
                    new Leaf(
                            spans.size(),
                            name,
                            node.span(),
                            variable,
                            node.type().equals("identifier")));
            spans.add(node.span());
        } else {
            node.children().forEach(this::collect);
        }
    }
}
