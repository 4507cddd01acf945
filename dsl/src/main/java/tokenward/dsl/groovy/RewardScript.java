package tokenward.dsl.groovy;

import groovy.lang.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Task;

/**
 * What a reward body may say: its public methods are the vocabulary. All spans are offsets into {@code code}; they are
 * moved into the completion when the finding is made.
 */
public abstract class RewardScript extends Script {
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Task task;
    private @Nullable Completion completion;
    private @Nullable CodeTree tree;
    private String code = "";
    private int shift;
    private Map<String, Object> parameters = Map.of();
    private final Map<String, @Nullable Object> variables = new HashMap<>();

    final void prepare(Task theTask, Completion theCompletion, Span where, Map<String, Object> theParameters) {
        task = theTask;
        completion = theCompletion;
        code = where.in(theCompletion.text());
        shift = where.start();
        parameters = theParameters;
    }

    final List<Finding> findings() {
        return findings;
    }

    /** Returns the task: {@code task.instruction()}, {@code task.fields()}, {@code task.solution()}. */
    public final Task getTask() {
        return present(task);
    }

    /** Returns the whole answer with its tokens. */
    public final Completion getCompletion() {
        return present(completion);
    }

    /** Returns the program. */
    public final String getCode() {
        return code;
    }

    /** Returns the program's parse tree. */
    public final CodeTree getTree() {
        if (tree == null) {
            tree = CodeTree.parse(code);
        }
        return tree;
    }

    /** Returns the span of the whole program. */
    public final Span getEverywhere() {
        return new Span(0, code.length());
    }

    /** Takes an amount off at a place. */
    public final void penalize(Span where, Number amount, CharSequence because) {
        findings.add(new Finding.Penalty(where.shift(shift), amount.doubleValue(), because.toString()));
    }

    /** Takes an amount off at a piece of code. */
    public final void penalize(CodeNode where, Number amount, CharSequence because) {
        penalize(where.getSpan(), amount, because);
    }

    /** Adds an amount at a place. */
    public final void credit(Span where, Number amount, CharSequence because) {
        findings.add(new Finding.Credit(where.shift(shift), amount.doubleValue(), because.toString()));
    }

    /** Adds an amount at a piece of code. */
    public final void credit(CodeNode where, Number amount, CharSequence because) {
        credit(where.getSpan(), amount, because);
    }

    /** Returns the value of a setting of the block; bodies read it through a variable of its name. */
    public final Object parameterNamed(String name) {
        return present(parameters.get(name));
    }

    /** Keeps the value a variable got, to be told when the body fails; {@link Witness} writes the calls. */
    public final void variableGot(String variable, @Nullable Object value) {
        variables.put(variable, value);
    }

    /** Returns the values that variables got last. */
    final Map<String, @Nullable Object> variables() {
        return variables;
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a reward body was run without being prepared");
        }
        return value;
    }
}
