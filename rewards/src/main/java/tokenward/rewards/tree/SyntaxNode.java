package tokenward.rewards.tree;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/**
 * A node of a Python program in the shape tree-sitter gives it, since CodeBLEU's measures count such nodes.
 *
 * @param type what it is, as tree-sitter calls it; for punctuation and keywords their text
 * @param named whether it is more than punctuation or a keyword
 * @param field which part of its parent it is, such as {@code left}; empty when the part has no name
 * @param span its characters
 * @param children its parts, in order of the text
 */
public record SyntaxNode(String type, boolean named, String field, Span span, List<SyntaxNode> children) {
    public SyntaxNode {
        children = List.copyOf(children);
    }

    /** Returns whether it has no parts. */
    public boolean isLeaf() {
        return children.isEmpty();
    }

    /** Returns the first part with a field name. */
    public Optional<SyntaxNode> part(String name) {
        for (SyntaxNode child : children) {
            if (child.field.equals(name)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Returns the same node as another part of its parent. */
    public SyntaxNode as(String otherField) {
        return new SyntaxNode(type, named, otherField, span, children);
    }

    /** Returns the same node with other parts. */
    public SyntaxNode with(List<SyntaxNode> otherChildren) {
        return new SyntaxNode(type, named, field, span, otherChildren);
    }

    /** Returns the named nodes as an S-expression with field names, as tree-sitter prints it. */
    public String toSexp() {
        StringBuilder out = new StringBuilder();
        print(out);
        return out.toString();
    }

    private void print(StringBuilder out) {
        out.append('(').append(type);
        for (SyntaxNode child : children) {
            if (child.named) {
                out.append(' ');
                if (!child.field.isEmpty()) {
                    out.append(child.field).append(": ");
                }
                child.print(out);
            }
        }
        out.append(')');
    }
}
