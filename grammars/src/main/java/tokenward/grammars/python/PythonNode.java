package tokenward.grammars.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Span;

/**
 * A node of a Python tree: a phrase, named after its grammar rule or after the label of the rule's alternative, or a
 * word. Levels of the expression ladder that add nothing are left out, and so are line breaks and indentation.
 */
public final class PythonNode {
    private final PythonTree tree;
    private final @Nullable PythonNode parent;
    private final String type;
    private final boolean word;
    private final Span span;
    private List<PythonNode> children = List.of();

    PythonNode(PythonTree tree, @Nullable PythonNode parent, String type, boolean word, Span span) {
        this.tree = tree;
        this.parent = parent;
        this.type = type;
        this.word = word;
        this.span = span;
    }

    void adopt(List<PythonNode> nodes) {
        children = List.copyOf(nodes);
    }

    /**
     * Returns what it is: a rule such as {@code function_def}, a label such as {@code call}, the text of a keyword or
     * operator such as {@code if} or {@code +}, or the name of a kind of word such as {@code NAME} or {@code STRING}.
     */
    public String type() {
        return type;
    }

    /** Returns whether it is one of the given types. */
    public boolean is(String... types) {
        for (String candidate : types) {
            if (type.equals(candidate)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether it is a word rather than a phrase. */
    public boolean isWord() {
        return word;
    }

    /** Returns the characters from its first word to its last, line breaks and indentation at the end excluded. */
    public Span span() {
        return span;
    }

    /** Returns its text. */
    public String text() {
        return span.in(tree.text());
    }

    /** Returns its children, first to last. */
    public List<PythonNode> children() {
        return children;
    }

    /** Returns the children of the given types. */
    public List<PythonNode> children(String... types) {
        return children.stream().filter(c -> c.is(types)).toList();
    }

    /** Returns the first child of one of the given types. */
    public Optional<PythonNode> child(String... types) {
        return children.stream().filter(c -> c.is(types)).findFirst();
    }

    /** Returns the node around it; empty for the root. */
    public Optional<PythonNode> parent() {
        return Optional.ofNullable(parent);
    }

    /** Returns every node of the given types in it, itself included, outer before inner, first to last. */
    public List<PythonNode> all(String... types) {
        Set<String> wanted = Set.of(types);
        List<PythonNode> found = new ArrayList<>();
        walk(node -> {
            if (wanted.contains(node.type)) {
                found.add(node);
            }
        });
        return found;
    }

    /** Returns its words in order; a phrase without children, such as a {@code name}, is not entered. */
    public List<PythonNode> leaves() {
        List<PythonNode> found = new ArrayList<>();
        walk(node -> {
            if (node.children.isEmpty()) {
                found.add(node);
            }
        });
        return found;
    }

    /** Shows every node to a visitor, outer before inner, first to last. */
    public void walk(Consumer<PythonNode> visitor) {
        visitor.accept(this);
        for (PythonNode child : children) {
            child.walk(visitor);
        }
    }

    @Override
    public String toString() {
        return type + span;
    }
}
