package tokenward.rewards.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.python.PythonTree;
import tokenward.grammars.text.Span;

/**
 * What of a broken line had been understood before it broke: brackets that close around an expression, with what they
 * belong to, and the clauses of a comprehension that never closes.
 */
final class Phrases {
    private final String text;
    private final List<SyntaxNode> words;
    private final List<SyntaxNode> nodes = new ArrayList<>();

    Phrases(String text, List<SyntaxNode> words) {
        this.text = text;
        this.words = words;
    }

    /** Returns the words of the line, those of each phrase as one node. */
    List<SyntaxNode> nodes() {
        read(0, words.size());
        return nodes;
    }

    /**
     * Returns the words of a line that reads as more of a header: lists of parameters that have defaults as such, and calls
     * in square brackets, which read as type parameters.
     */
    List<SyntaxNode> signatures() {
        int brackets = 0;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at).type();
            brackets += word.equals("[") ? 1 : word.equals("]") ? -1 : 0;
            int close = word.equals("(") ? closing(at, words.size()) : 0;
            Optional<SyntaxNode> list =
                    close == 0 ? Optional.empty() : brackets > 0 ? expression(at, close) : parameters(at, close);
            nodes.add(list.orElse(words.get(at)));
            at = list.isPresent() ? close : at;
        }
        return nodes;
    }

    /** Returns whether a line reads as more of a header because of a list of parameters with defaults in it. */
    boolean hasSignature() {
        return signatures().stream().anyMatch(node -> node.type().equals("parameters"));
    }

    private Optional<SyntaxNode> parameters(int open, int close) {
        int start = words.get(open).span().start();
        return parsed("def f", start, words.get(close).span().end(), ": pass")
                .flatMap(node -> node.part("parameters"))
                .filter(node ->
                        node.children().stream().anyMatch(part -> part.type().equals("default_parameter")));
    }

    private void read(int from, int to) {
        int at = from;
        while (at < to) {
            int close = closing(at, to);
            int end = clauseEnd(at, to);
            Optional<SyntaxNode> phrase =
                    close > 0 ? expression(at, close) : end > 0 ? clause(at, end) : Optional.empty();
            if (phrase.isPresent()) {
                nodes.add(phrase.get());
                at = close > 0 ? close + 1 : end;
            } else {
                nodes.add(words.get(at++));
            }
        }
    }

    /** Returns the bracket that closes the one at a word; 0 when it is none, or nothing closes it. */
    private int closing(int open, int to) {
        int depth = 0;
        for (int i = open; i < to; i++) {
            depth += opens(i) ? 1 : closes(i) ? -1 : 0;
            if (depth == 0) {
                return i > open ? i : 0;
            }
        }
        return 0;
    }

    /** Reads a closed bracket with the name, attributes, subscripts and calls before it. */
    private Optional<SyntaxNode> expression(int open, int close) {
        int first = nodes.size();
        while (first > 0 && belongs(first)) {
            first--;
        }
        for (int begin = first; begin <= nodes.size(); begin++) {
            int start = begin < nodes.size()
                    ? nodes.get(begin).span().start()
                    : words.get(open).span().start();
            Optional<SyntaxNode> found = parsed(
                            "", start, words.get(close).span().end(), "")
                    .filter(node -> node.type().equals("expression_statement")
                            && node.children().size() == 1)
                    .map(node -> node.children().get(0));
            if (found.isPresent()) {
                nodes.subList(begin, nodes.size()).clear();
                return found;
            }
        }
        return Optional.empty();
    }

    /** Tells whether the node before an index may be the beginning of the phrase that goes on there. */
    private boolean belongs(int index) {
        SyntaxNode node = nodes.get(index - 1);
        boolean dot = node.type().equals(".");
        boolean followsDot = index >= nodes.size() || nodes.get(index).type().equals(".") || dot;
        return dot || (followsDot && node.named());
    }

    /**
     * Returns the word after a clause {@code for ... in ...} that begins at a word; 0 when none does, or what it runs over
     * may go on: a name at the very end may be half a name, a bracket is closed.
     */
    private int clauseEnd(int at, int to) {
        if (!words.get(at).type().equals("for") || at == 0) {
            return 0;
        }
        int depth = 0;
        for (int i = at + 1; i < to; i++) {
            String word = words.get(i).type();
            depth += opens(i) ? 1 : closes(i) ? -1 : 0;
            boolean another = word.equals("for") || word.equals("if") || word.equals("async");
            boolean stranger = closes(i - 1) && word.equals("identifier");
            if (depth < 0 || (depth == 0 && (another || stranger))) {
                return i;
            }
        }
        return closes(to - 1) ? to : 0;
    }

    private Optional<SyntaxNode> clause(int at, int end) {
        int start = words.get(at).span().start();
        return parsed("[x ", start, words.get(end - 1).span().end(), "]")
                .map(node -> node.children().get(0))
                .filter(node -> node.type().equals("list_comprehension"))
                .flatMap(node -> node.children().stream()
                        .filter(part -> part.type().equals("for_in_clause"))
                        .findFirst());
    }

    /** Returns the one statement a part of the line is within a frame, its places those in the line. */
    private Optional<SyntaxNode> parsed(String before, int start, int end, String after) {
        PythonTree tree = PythonTree.parse(before + text.substring(start, end) + after + "\n");
        if (!tree.isProgram()) {
            return Optional.empty();
        }
        List<SyntaxNode> statements = new Shaper().shape(tree.root()).children();
        return statements.size() == 1
                ? Optional.of(moved(statements.get(0), start - before.length()))
                : Optional.empty();
    }

    private static SyntaxNode moved(SyntaxNode node, int by) {
        List<SyntaxNode> children =
                node.children().stream().map(child -> moved(child, by)).toList();
        Span span = new Span(
                Math.max(0, node.span().start() + by), Math.max(0, node.span().end() + by));
        return new SyntaxNode(node.type(), node.named(), node.field(), span, children);
    }

    private boolean opens(int word) {
        return "([{".contains(words.get(word).type());
    }

    private boolean closes(int word) {
        return ")]}".contains(words.get(word).type());
    }
}
