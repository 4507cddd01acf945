package tokenward.experiments.starter.parts;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Steps that start from a list of one kind.
 *
 * @param kind what the list is
 * @param items reads a value of that kind
 * @param made writes one
 */
record ListSteps<T>(Kind kind, Function<Value, List<T>> items, Function<List<T>, Value> made) {
    static final ListSteps<Long> NUMBERS =
            new ListSteps<>(Kind.NUMBERS, value -> ((Value.Numbers) value).items(), Value.Numbers::new);
    static final ListSteps<String> WORDS =
            new ListSteps<>(Kind.WORDS, value -> ((Value.Words) value).items(), Value.Words::new);

    /** Begins a step from such a list to another one. */
    Step.Builder transform(String id, String verb, String variable) {
        return Step.transform(id, verb, kind, kind, variable);
    }

    /** Begins a step that ends a program with what it makes of such a list. */
    Step.Builder result(String id, String verb, Kind output) {
        return Step.result(id, verb, kind, output);
    }

    /** Returns the meaning of a step to any value. */
    Step.Meaning of(Function<List<T>, Value> meaning) {
        return value -> meaning.apply(items.apply(value));
    }

    /** Returns the meaning of a step to a list of the same kind. */
    Step.Meaning list(UnaryOperator<List<T>> meaning) {
        return of(items -> made.apply(meaning.apply(items)));
    }

    /** Returns the meaning of a filter. */
    Step.Meaning keep(Predicate<T> condition) {
        return list(items -> items.stream().filter(condition).toList());
    }

    /** Returns the meaning of a step that changes every item by itself. */
    Step.Meaning map(UnaryOperator<T> operator) {
        return list(items -> items.stream().map(operator).toList());
    }
}
