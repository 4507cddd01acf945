package tokenward.rewards.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
            "type",
            "vars");
    /** What may be used of a module, whose state is put back before each run or which has none. */
    private static final Map<String, Set<String>> MODULES = Map.of(
            "time",
            Set.of("sleep"),
            "random",
            Set.of("choice", "choices", "randint", "random", "randrange", "sample", "shuffle", "uniform"),
            "math",
            Set.of("ceil", "cos", "dist", "floor", "hypot", "sin", "sqrt"));

    /** Text without escapes; letters before the quotes would make it another kind of literal. */
    private static final Pattern LITERAL = Pattern.compile("(?s)(['\"])[^\\\\]*\\1");

    private static final Pattern ATTRIBUTE_FIELD = Pattern.compile("\\{[^}:!]*[.\\[]");

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
        int i = 0;
        while (i < words.size()) {
            int end = harmlessImport(i);
            if (end == i && isSuspect(i)) {
                return true;
            }
            i = Math.max(end, i + 1);
        }
        return false;
    }

    private boolean isSuspect(int i) {
        String word = words.get(i);
        return switch (word) {
            case "import" -> !isModule(i + 1);
            case "from" -> isImport(i + 1);
            case "." -> !isMethod(i + 1);
            default ->
                BUILTINS.contains(word)
                        || (word.startsWith("__") && !word.equals("__name__"))
                        || (MODULES.containsKey(word) && !word(i - 1).equals("import") && !isMember(i));
        };
    }

    /** A module under its own name, and alone. */
    private boolean isModule(int i) {
        return MODULES.containsKey(word(i)) && !Set.of("as", ",", ".").contains(word(i + 1));
    }

    /** Returns where {@code from module import name, name} ends that takes in what may be used; where it began for others. */
    private int harmlessImport(int begin) {
        Set<String> members = MODULES.getOrDefault(word(begin + 1), Set.of());
        if (!word(begin).equals("from") || !word(begin + 2).equals("import")) {
            return begin;
        }
        int name = begin + 3;
        while (members.contains(word(name)) && word(name + 1).equals(",")) {
            name += 2;
        }
        return members.contains(word(name)) && !word(name + 1).equals("as") ? name + 1 : begin;
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
        boolean reads = word(i).startsWith("format") && !isPlainTemplate(i - 2);
        return !reads && !word(i).startsWith("_") && word(i + 1).equals("(");
    }

    /** A literal, or several in a row, whose fields ask for no attribute: a template reads any, of the harness too. */
    private boolean isPlainTemplate(int last) {
        int at = last;
        while (LITERAL.matcher(word(at)).matches()) {
            if (ATTRIBUTE_FIELD.matcher(word(at)).find()) {
                return false;
            }
            at--;
        }
        return at < last;
    }

    private String word(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }
}
