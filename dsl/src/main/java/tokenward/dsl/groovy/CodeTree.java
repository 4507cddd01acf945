package tokenward.dsl.groovy;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.python.PythonTree;
import tokenward.grammars.text.Span;

/** The parse tree of a Python program as reward bodies see it. */
public final class CodeTree {
    private final PythonTree tree;

    private CodeTree(PythonTree tree) {
        this.tree = tree;
    }

    static CodeTree parse(String code) {
        return new CodeTree(PythonTree.parse(code));
    }

    /**
     * A place at which the program is none.
     *
     * @param span the word at fault
     * @param message what was found
     */
    public record CodeError(Span span, String message) {
        /** Returns the word at fault. */
        public Span getSpan() {
            return span;
        }

        /** Returns what was found. */
        public String getMessage() {
            return message;
        }
    }

    /** Returns where the program is none, first to last. */
    public List<CodeError> getErrors() {
        return tree.errors().stream()
                .map(e -> new CodeError(e.span(), e.message()))
                .toList();
    }

    /** Returns whether the text is a program. */
    public boolean isProgram() {
        return tree.isProgram();
    }

    /** Returns every node of the given types, outer before inner, first to last. */
    public List<CodeNode> all(String... types) {
        return CodeNode.of(tree.all(types));
    }

    /** Returns every function, methods and nested ones included. */
    public List<CodeNode> getFunctions() {
        return all("function_def");
    }

    /** Returns every class. */
    public List<CodeNode> getClasses() {
        return all("class_def");
    }

    /** Returns every call. */
    public List<CodeNode> getCalls() {
        return all("call");
    }

    /** Returns every call of one of the given names, dotted as written: {@code os.system}. */
    public List<CodeNode> calls(String... names) {
        List<String> wanted = List.of(names);
        return getCalls().stream()
                .filter(call -> wanted.contains(call.getCallee()))
                .toList();
    }

    /** Returns the first function of a name. */
    public Optional<CodeNode> function(String name) {
        return getFunctions().stream().filter(f -> f.getName().equals(name)).findFirst();
    }

    /** Returns the whole program as a node. */
    public CodeNode getRoot() {
        return CodeNode.of(tree.root());
    }
}
