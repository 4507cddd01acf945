package tokenward.dsl.groovy;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.python.PythonTree;
import tokenward.grammars.text.Span;

/** A piece of a Python program as reward bodies see it: a phrase or a word. */
public final class CodeNode {
    private final PythonNode node;

    private CodeNode(PythonNode node) {
        this.node = node;
    }

    static CodeNode of(PythonNode node) {
        return new CodeNode(node);
    }

    static List<CodeNode> of(List<PythonNode> nodes) {
        return nodes.stream().map(CodeNode::of).toList();
    }

    /** Returns what it is, by the name of its rule: {@code function_def}, {@code call}, {@code if_stmt}. */
    public String getType() {
        return node.type();
    }

    /** Returns the characters it covers, as offsets into {@code code}. */
    public Span getSpan() {
        return node.span();
    }

    /** Returns its text. */
    public String getText() {
        return node.text();
    }

    /** Returns the number of lines it covers. */
    public int getLines() {
        return (int) node.text().lines().count();
    }

    /** Returns its first word: the {@code def} of a function, the {@code if} of a condition. */
    public Span getKeyword() {
        return node.leaves().isEmpty() ? node.span() : node.leaves().get(0).span();
    }

    /** Returns the name it declares, for functions and classes; else its first name; else nothing. */
    public String getName() {
        return node.child("name", "NAME").map(PythonNode::text).orElse("");
    }

    /** Returns what a call calls, dotted as written; empty for what is no call. */
    public String getCallee() {
        return node.is("call") && !node.children().isEmpty()
                ? node.children().get(0).text()
                : "";
    }

    /** Returns its children. */
    public List<CodeNode> getChildren() {
        return of(node.children());
    }

    /** Returns the node around it, when there is one. */
    public Optional<CodeNode> getParent() {
        return node.parent().map(CodeNode::of);
    }

    /** Returns whether it is one of the given types. */
    public boolean is(String... types) {
        return node.is(types);
    }

    /** Returns whether one of the given types is anywhere in it. */
    public boolean has(String... types) {
        return node.all(types).stream().anyMatch(n -> n != node);
    }

    /** Returns every node of the given types in it, itself excluded. */
    public List<CodeNode> all(String... types) {
        return of(node.all(types).stream().filter(n -> n != node).toList());
    }

    /** Returns the first child of one of the given types. */
    public Optional<CodeNode> child(String... types) {
        return node.child(types).map(CodeNode::of);
    }

    /** Returns whether a node of one of the given types is around it. */
    public boolean inside(String... types) {
        return PythonTree.outwards(node).skip(1).anyMatch(n -> n.is(types));
    }

    /** Returns how many nodes of the given types are around it. */
    public int around(String... types) {
        return (int) PythonTree.outwards(node).skip(1).filter(n -> n.is(types)).count();
    }

    @Override
    public String toString() {
        return node.text();
    }
}
