package tokenward.rewards.ast;

import java.util.List;
import java.util.stream.Collectors;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.python.PythonTree;
import tokenward.grammars.text.Span;

/**
 * A Python program as a tree.
 *
 * @param text the program
 * @param root its node of type {@code module}
 * @param isProgram whether all of it was understood; otherwise parts are under nodes of type {@code ERROR}
 */
public record SyntaxTree(String text, SyntaxNode root, boolean isProgram) {
    /** Brackets nested deeper than CPython's own limit make a text no program, before any parser sees it. */
    private static final int DEEPEST = 200;

    /** Parses a program. What does not parse is a tree too: of the statements that do, and of words in order. */
    public static SyntaxTree parse(String text) {
        if (depth(text) > DEEPEST) {
            return new SyntaxTree(text, Shaper.node("module", Span.at(0), List.of()), false);
        }
        PythonTree tree = PythonTree.parse(text);
        SyntaxNode root = tree.isProgram()
                ? new Shaper().shape(tree.root())
                : Shaper.node("module", Span.at(0), List.of(flat(tree.root())));
        return new SyntaxTree(text, root, tree.isProgram());
    }

    /** Returns the tree as CodeBLEU sees it: without documentation strings. */
    public SyntaxTree withoutDocstrings() {
        return new SyntaxTree(text, Docstrings.removed(root, text), isProgram);
    }

    static SyntaxNode flat(PythonNode root) {
        return Shaper.node(
                "ERROR",
                root.span(),
                root.leaves().stream().map(SyntaxTree::word).collect(Collectors.toList()));
    }

    private static SyntaxNode word(PythonNode node) {
        return node.isWord() ? ExpressionShapes.token(node) : new Shaper().shape(node);
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
        }
        return deepest;
    }
}
