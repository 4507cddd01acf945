package tokenward.rewards.simulation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.python.PythonTree;
import tokenward.grammars.text.Span;

/** The conditions under which the places of a program are reached; the program is parsed when one is first asked for. */
final class Conditions {
    /** Longer programs are not parsed: their calls carry all the blame themselves. */
    private static final int LONGEST = 10_000;

    private final String program;
    private @Nullable PythonTree tree;

    Conditions(String program) {
        this.program = program;
    }

    /** Returns the condition of the innermost {@code if}, {@code elif} or {@code while} whose body holds a place. */
    Optional<Span> governing(Span place) {
        if (program.length() > LONGEST) {
            return Optional.empty();
        }
        PythonNode inner = tree().at(place);
        while (inner.parent().isPresent()) {
            PythonNode outer = inner.parent().get();
            List<PythonNode> parts = outer.children();
            if (outer.is("if_stmt", "elif_clause", "while_stmt") && parts.indexOf(inner) > 1) {
                return Optional.of(parts.get(1).span());
            }
            inner = outer;
        }
        return Optional.empty();
    }

    private PythonTree tree() {
        PythonTree known = tree;
        if (known == null) {
            known = PythonTree.parse(program);
            tree = known;
        }
        return known;
    }
}
