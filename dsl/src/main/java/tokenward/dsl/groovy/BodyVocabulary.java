package tokenward.dsl.groovy;

import java.util.List;
import java.util.Optional;

/** What a reward body may say, told in words: for editors. A test holds it against the classes themselves. */
public final class BodyVocabulary {
    private BodyVocabulary() {}

    /** What a word belongs to. */
    public enum Owner {
        /** The body itself. */
        BODY,
        /** {@code tree}. */
        TREE,
        /** A piece of the tree. */
        NODE,
        /** {@code task}. */
        TASK,
        /** {@code completion}. */
        COMPLETION
    }

    /**
     * A word of the vocabulary.
     *
     * @param text what is written, such as {@code calls('name')}; {@code |} is where the arguments go
     */
    public record Word(Owner owner, String name, String text, String doc) {}

    private static final List<Word> ALL = List.of(
            body("code", "code", "The program as text."),
            body("tree", "tree", "The program's parse tree (Python)."),
            body("task", "task", "The task: instruction, solution, tests and fields."),
            body("completion", "completion", "The whole answer and its tokens."),
            body("everywhere", "everywhere", "The span of the whole program."),
            body("penalize", "penalize |, 1.0, 'why'", "`penalize place, amount, why` takes an amount off at a place."),
            body("credit", "credit |, 1.0, 'why'", "`credit place, amount, why` adds an amount at a place."),
            tree("functions", "functions", "Every function, methods and nested ones included."),
            tree("classes", "classes", "Every class."),
            tree(
                    "calls",
                    "calls",
                    "Every call; `calls('os.system', ...)` those of the given names, dotted as written."),
            tree("all", "all('|')", "Every node of the given types, outer before inner, first to last."),
            tree("function", "function('|')", "The first function of a name, if there is one."),
            tree("errors", "errors", "Where the program is none, each with `span` and `message`."),
            tree("root", "root", "The whole program as a node."),
            tree("isProgram", "isProgram()", "Whether the text is a program."),
            node("text", "text", "Its text."),
            node("span", "span", "The characters it covers."),
            node("keyword", "keyword", "The span of its first word: the `def` of a function, the `if` of a condition."),
            node("name", "name", "The name it declares, for functions and classes; else its first name."),
            node("callee", "callee", "What a call calls, dotted as written."),
            node("type", "type", "The name of its rule: `function_def`, `call`, `if_stmt`."),
            node("lines", "lines", "How many lines it covers."),
            node("children", "children", "Its children."),
            node("parent", "parent", "The node around it, if there is one."),
            node("is", "is('|')", "Whether it is one of the given types."),
            node("has", "has('|')", "Whether one of the given types is anywhere in it."),
            node("all", "all('|')", "Every node of the given types in it, itself excluded."),
            node("child", "child('|')", "The first child of one of the given types, if there is one."),
            node("inside", "inside('|')", "Whether a node of one of the given types is around it."),
            node("around", "around('|')", "How many nodes of the given types are around it."),
            task("id", "Its name."),
            task("instruction", "What the program shall do."),
            task("solution", "A reference program."),
            task("tests", "Assert statements."),
            task("fields", "All its fields by name."),
            completion("text", "The whole answer."),
            completion("codeText", "The program in it."),
            completion("code", "The span of the program in it, if there is one."),
            completion("length", "How many tokens it has."),
            completion("spanOf", "The characters of a token, by its position."),
            completion("isFinished", "Whether it ended by itself."));

    private static Word body(String name, String text, String doc) {
        return new Word(Owner.BODY, name, text, doc);
    }

    private static Word tree(String name, String text, String doc) {
        return new Word(Owner.TREE, name, text, doc);
    }

    private static Word node(String name, String text, String doc) {
        return new Word(Owner.NODE, name, text, doc);
    }

    private static Word task(String name, String doc) {
        return new Word(Owner.TASK, name, name + "()", doc);
    }

    private static Word completion(String name, String doc) {
        return new Word(Owner.COMPLETION, name, name.equals("spanOf") ? "spanOf(|)" : name + "()", doc);
    }

    /** Returns all words that belong to something. */
    public static List<Word> of(Owner owner) {
        return ALL.stream().filter(word -> word.owner() == owner).toList();
    }

    /** Returns a word by name. */
    public static Optional<Word> word(Owner owner, String name) {
        return ALL.stream()
                .filter(word -> word.owner() == owner && word.name().equals(name))
                .findFirst();
    }

    /** Returns what the words behind {@code receiver.} belong to; what is not known is most often a node. */
    public static Owner ownerBehind(String receiver) {
        return switch (receiver) {
            case "tree" -> Owner.TREE;
            case "task" -> Owner.TASK;
            case "completion" -> Owner.COMPLETION;
            default -> Owner.NODE;
        };
    }
}
