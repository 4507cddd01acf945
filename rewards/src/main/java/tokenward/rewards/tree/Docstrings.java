package tokenward.rewards.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;

/**
 * Leaves out the strings CodeBLEU removes before it parses: a string in column one, and a string that is the first word
 * of a statement directly after a line with code or as the first of its block. One after a blank line, a comment or the
 * end of a block stays, as it does there.
 */
final class Docstrings {
    private final String text;
    private final LineMap lines;

    private Docstrings(String text) {
        this.text = text;
        this.lines = new LineMap(text);
    }

    /** Returns a tree without such strings and without what they leave empty. */
    static SyntaxNode removed(SyntaxNode root, String text) {
        return new Docstrings(text).without(root, false).orElse(root.with(List.of()));
    }

    /**
     * Returns a node without such strings, or nothing when nothing of it is left.
     *
     * @param afterCode whether the word before it ends a line of code in the same block, or begins the block
     */
    private Optional<SyntaxNode> without(SyntaxNode node, boolean afterCode) {
        if (node.type().equals("string")) {
            boolean removed = column(node) == 0 || afterCode && beginsLine(node);
            return removed ? Optional.empty() : Optional.of(node);
        }
        if (node.isLeaf()) {
            return Optional.of(node);
        }
        boolean holdsStatements = node.type().equals("block") || node.type().equals("module");
        List<SyntaxNode> kept = new ArrayList<>();
        for (int i = 0; i < node.children().size(); i++) {
            SyntaxNode child = node.children().get(i);
            boolean first = holdsStatements ? follows(node.children(), i) : i == 0 && afterCode;
            without(child, first).ifPresent(kept::add);
        }
        if (kept.size() == node.children().size() && same(kept, node.children())) {
            return Optional.of(node);
        }
        return kept.isEmpty() && !holdsStatements ? Optional.empty() : Optional.of(node.with(kept));
    }

    private static boolean same(List<SyntaxNode> kept, List<SyntaxNode> children) {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i) != children.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the last line before a statement ends its predecessor, with no blank line, comment or block between. */
    private boolean follows(List<SyntaxNode> statements, int i) {
        if (i == 0) {
            return true;
        }
        SyntaxNode before = statements.get(i - 1);
        boolean endsBlock = before.named() && !before.isLeaf() && endsInBlock(before);
        return !endsBlock && between(before.span(), statements.get(i).span()) == 1;
    }

    private static boolean endsInBlock(SyntaxNode node) {
        SyntaxNode last = node.children().get(node.children().size() - 1);
        return last.type().equals("block")
                || last.type().endsWith("_clause")
                || last.type().endsWith("_definition");
    }

    private int between(Span before, Span after) {
        return lines.lineAt(after.start()) - lines.lineAt(Math.max(before.start(), before.end() - 1));
    }

    private int column(SyntaxNode node) {
        return lines.columnAt(node.span().start()) - 1;
    }

    private boolean beginsLine(SyntaxNode node) {
        int start = node.span().start();
        return text.substring(lines.startOf(lines.lineAt(start)), start).isBlank();
    }
}
