package tokenward.experiments.starter.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * One known part of a task: how it is said, how it is written in Python, and what it means.
 *
 * <p>In the Python lines {@code $} stands for the variable holding the input and {@code #} for the step's constant, in
 * the phrases {@code #} as well. Lines are separated by a line end and indented relative to the function's body.
 *
 * @param id stable name
 * @param verb first half of the name of a function that ends with it
 * @param input what it takes
 * @param output what it gives
 * @param phrases imperative clauses that ask for it
 * @param code lines of Python
 * @param variable the variable its lines leave the result in; empty when they return it
 * @param flaw the mistake the corpus plants here, if any
 * @param constants values its constant may take (letters as their code points); {0} when it has none
 * @param letter whether the constant is a letter
 * @param meaning the semantics, given the constant
 */
public record Step(
        String id,
        String verb,
        Kind input,
        Kind output,
        List<String> phrases,
        String code,
        Optional<String> variable,
        Optional<Flaw> flaw,
        List<Integer> constants,
        boolean letter,
        IntFunction<Meaning> meaning) {

    /** What a step does to a value. */
    @FunctionalInterface
    public interface Meaning {
        /** Returns the result, or throws {@link ArithmeticException} when it does not fit 64 bits. */
        Value of(Value input);
    }

    /** Returns all the known parts, in a fixed order. */
    public static List<Step> all() {
        return Stream.of(NumberSteps.all(), WordSteps.all(), TextSteps.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the constant as it appears in code and phrases. */
    public String constantText(int constant) {
        return letter ? Character.toString(constant) : Integer.toString(constant);
    }

    /** Starts a step that leaves its result in a variable. */
    static Builder transform(String id, String verb, Kind input, Kind output, String variable) {
        return new Builder(id, verb, input, output, Optional.of(variable));
    }

    /** Starts a step whose lines return the result. */
    static Builder result(String id, String verb, Kind input, Kind output) {
        return new Builder(id, verb, input, output, Optional.empty());
    }

    /** Collects the rest of a step. */
    static final class Builder {
        private final String id;
        private final String verb;
        private final Kind input;
        private final Kind output;
        private final Optional<String> variable;
        private final List<Integer> constants = new ArrayList<>();
        private List<String> phrases = List.of();
        private String code = "";
        private Optional<Flaw> flaw = Optional.empty();
        private boolean letter;

        private Builder(String id, String verb, Kind input, Kind output, Optional<String> variable) {
            this.id = id;
            this.verb = verb;
            this.input = input;
            this.output = output;
            this.variable = variable;
        }

        /** Sets the clauses that ask for the step. */
        Builder says(String... clauses) {
            phrases = List.of(clauses);
            return this;
        }

        /** Sets the lines of Python. */
        Builder code(String... lines) {
            code = String.join("\n", lines);
            return this;
        }

        /** Plants a mistake. */
        Builder flaw(Flaw.Kind kind, String... lines) {
            flaw = Optional.of(new Flaw(kind, String.join("\n", lines)));
            return this;
        }

        /** Lets the constant be one of these numbers. */
        Builder constants(int... values) {
            for (int value : values) {
                constants.add(value);
            }
            return this;
        }

        /** Lets the constant be one of these letters. */
        Builder letters(String values) {
            values.chars().forEach(constants::add);
            letter = true;
            return this;
        }

        /** Sets a meaning without a constant, and ends. */
        Step means(Meaning meaning) {
            return meansFor(constant -> meaning);
        }

        /** Sets the meaning for each constant, and ends. */
        Step meansFor(IntFunction<Meaning> meaning) {
            return new Step(
                    id,
                    verb,
                    input,
                    output,
                    phrases,
                    code,
                    variable,
                    flaw,
                    constants.isEmpty() ? List.of(0) : List.copyOf(constants),
                    letter,
                    meaning);
        }
    }
}
