package tokenward.rewards.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tokenward.grammars.python.PythonTree;
import tokenward.grammars.text.Span;

/**
 * A Python program as a tree in tree-sitter's shape. Spans are offsets into the text given.
 *
 * @param text the program
 * @param root its node of type {@code module}
 * @param isProgram whether all of it was understood; otherwise what was not is under nodes of type {@code ERROR}
 */
public record SyntaxTree(String text, SyntaxNode root, boolean isProgram) {
    /** Brackets nested deeper than CPython's own limit make a text no program, before any parser sees it. */
    private static final int DEEPEST_BRACKETS = 200;

    /** A tree deeper than this is not kept: whatever walks it would need as deep a stack. */
    private static final int DEEPEST_TREE = 500;

    /** Parses a program. What does not parse is read by its layout, statement by statement. */
    public static SyntaxTree parse(String text) {
        return guarded(text, () -> {
            PythonTree tree = PythonTree.parse(text);
            return tree.isProgram()
                    ? new SyntaxTree(text, new Shaper().shape(tree.root()), true)
                    : new SyntaxTree(text, relaid(text, Mapped.of(text)).root, false);
        });
    }

    /** Parses what CodeBLEU would: without comments and documentation strings, with its bent indentation of tabs. */
    public static SyntaxTree cleaned(String text) {
        return guarded(text, () -> relaid(text, Cleaned.of(text)));
    }

    private static SyntaxTree guarded(String text, Supplier<SyntaxTree> reading) {
        Optional<SyntaxTree> tree = brackets(text) > DEEPEST_BRACKETS
                ? Optional.empty()
                : DeepStack.read(text, () -> {
                    SyntaxTree read = reading.get();
                    return isDeeper(read.root, DEEPEST_TREE) ? nothing(text) : read;
                });
        return tree.orElseGet(() -> nothing(text));
    }

    private static SyntaxTree nothing(String text) {
        return new SyntaxTree(text, Shaper.node("module", Span.at(0), List.of()), false);
    }

    private static boolean isDeeper(SyntaxNode node, int depth) {
        return depth == 0 || node.children().stream().anyMatch(child -> isDeeper(child, depth - 1));
    }

    private static SyntaxTree relaid(String text, Mapped source) {
        Mapped laid = Relaid.of(source);
        PythonTree tree = PythonTree.parse(laid.text());
        SyntaxNode root = tree.isProgram() ? new Shaper().shape(tree.root()) : new Islands(laid.text()).module();
        SyntaxNode mapped = map(root, laid);
        return new SyntaxTree(text, mapped, tree.isProgram());
    }

    /** Moves spans back to the original and takes out what only filled an empty block. */
    private static SyntaxNode map(SyntaxNode node, Mapped laid) {
        List<SyntaxNode> children = new ArrayList<>();
        for (SyntaxNode child : node.children()) {
            boolean filler = child.type().equals("pass_statement")
                    && laid.isInvented(child.span().start());
            if (!filler) {
                children.add(map(child, laid));
            }
        }
        boolean emptied = children.isEmpty() && !node.isLeaf();
        Span span = emptied ? Span.at(laid.origin(node.span().start())) : laid.origin(node.span());
        return new SyntaxNode(node.type(), node.named(), node.field(), span, children);
    }

    private static int brackets(String text) {
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
