package tokenward.grammars.python;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tokenward.grammars.prefix.scan.Words.Word;
import tokenward.grammars.text.Span;

/**
 * A finished Python text as a tree, through ANTLR's own parser. The tree is that of the union of all versions; whether a
 * text is a program of one version is for {@link PythonLanguage} to say. A text with errors still gives a tree: what
 * could not be understood is under nodes of type {@code error}.
 */
public final class PythonTree {
    private final String text;
    private final PythonNode root;
    private final List<SyntaxError> errors;

    PythonTree(String text, TreeBuilder builder) {
        this.text = text;
        this.root = builder.build(this);
        this.errors = builder.errors();
    }

    /**
     * What ANTLR's parser could not fit in.
     *
     * @param span the word at fault
     * @param message in the parser's words, for developers
     */
    public record SyntaxError(Span span, String message) {}

    /**
     * Parses a text. More than 200 open brackets are an error, as in CPython, and so are more than 1,000 levels of the
     * tree, which is cut off there: a sum of a thousand terms, which CPython's compiler would still take.
     */
    public static PythonTree parse(String text) {
        List<Word> words = PythonLanguage.words().split(text);
        Nesting nesting = Nesting.of(words);
        return nesting.parse(() -> new PythonTree(text, TreeBuilder.parse(text, words, nesting)));
    }

    /** Returns the text it was parsed from. */
    public String text() {
        return text;
    }

    /** Returns the whole program: a node of type {@code file}. */
    public PythonNode root() {
        return root;
    }

    /** Returns whether the text is a program. */
    public boolean isProgram() {
        return errors.isEmpty();
    }

    /** Returns the errors, first to last. */
    public List<SyntaxError> errors() {
        return errors;
    }

    /** Returns every node of the given types, outer before inner, first to last. */
    public List<PythonNode> all(String... types) {
        return root.all(types);
    }

    /** Returns the innermost node that covers a span. */
    public PythonNode at(Span span) {
        PythonNode node = root;
        while (true) {
            Optional<PythonNode> inner = node.children().stream()
                    .filter(c -> c.span().contains(span))
                    .findFirst();
            if (inner.isEmpty()) {
                return node;
            }
            node = inner.get();
        }
    }

    /** Returns a node and the nodes around it, innermost first. */
    public static Stream<PythonNode> outwards(PythonNode node) {
        return Stream.iterate(Optional.of(node), Optional::isPresent, n -> n.flatMap(PythonNode::parent))
                .flatMap(Optional::stream);
    }
}
