package tokenward.rewards.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.python.PythonTree;

/**
 * Whether a program could carry something from one run into the next in the same process, such as how often it ran: each
 * run has names of its own, so that it would have to leave something with a module, a builtin or a function of the
 * harness, or to look at a clock. Told from its words, and on the side of caution: most programs only call and decide,
 * and what does anything else gets a process for each run.
 */
final class Carryover {
    private static final Set<String> BUILTINS = Set.of(
            "breakpoint",
            "builtins",
            "compile",
            "delattr",
            "eval",
            "exec",
            "getattr",
            "globals",
            "hash",
            "help",
            "id",
            "locals",
            "memoryview",
            "open",
            "setattr",
            "sys",
            "vars");
    /** What may be used of a module, whose state is put back before each run or which has none. */
    private static final Map<String, Set<String>> MODULES = Map.of(
            "time",
            Set.of("sleep"),
            "random",
            Set.of("choice", "choices", "randint", "random", "randrange", "sample", "shuffle", "uniform"),
            "math",
            Set.of("ceil", "cos", "dist", "e", "floor", "hypot", "inf", "pi", "sin", "sqrt"));

    private final List<String> words;

    private Carryover(PythonTree tree) {
        this.words = tree.root().leaves().stream()
                .filter(leaf -> !leaf.is("FSTRING_MIDDLE"))
                .map(PythonNode::text)
                .toList();
    }

    static boolean isPossible(String program) {
        PythonTree tree = PythonTree.parse(program);
        return !tree.isProgram() || new Carryover(tree).isFound();
    }

    private boolean isFound() {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean found = switch (word) {
                case "import" -> !isModule(i + 1);
                case "from" -> isImport(i + 1);
                case "." -> !isMethod(i + 1);
                default ->
                    BUILTINS.contains(word)
                            || (word.startsWith("__") && !word.equals("__name__"))
                            || (MODULES.containsKey(word) && !word(i - 1).equals("import") && !isMember(i));
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** A module under its own name, and alone. */
    private boolean isModule(int i) {
        return MODULES.containsKey(word(i)) && !Set.of("as", ",", ".").contains(word(i + 1));
    }

    /** The rest of {@code from module import}; what else begins so names what is yielded or what an error came from. */
    private boolean isImport(int i) {
        int end = i;
        while (end < words.size()
                && words.get(end).matches("\\w+|\\.+")
                && !words.get(end).equals("import")) {
            end++;
        }
        return word(end).equals("import");
    }

    /** One of the allowed things of a module. */
    private boolean isMember(int i) {
        return word(i + 1).equals(".")
                && MODULES.getOrDefault(words.get(i), Set.of()).contains(word(i + 2));
    }

    /** A call of what stands behind a dot: nothing can be left with an object but by its own methods. */
    private boolean isMethod(int i) {
        boolean ofModule = i >= 2 && MODULES.containsKey(words.get(i - 2)) && isMember(i - 2);
        return ofModule
                ? !isChanged(i + 1)
                : !word(i).startsWith("_") && word(i + 1).equals("(");
    }

    private boolean isChanged(int i) {
        return word(i).endsWith("=") && !Set.of("==", "<=", ">=", "!=").contains(word(i));
    }

    private String word(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }
}
