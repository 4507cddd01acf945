package tokenward.experiments.problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tokenward.experiments.data.records.DataException;

/** The benchmarks {@code exp eval} knows by name; the name says what the file must hold. */
public enum Benchmark {
    /** MBPP, all of it or sanitized: asserts. */
    MBPP,
    /** MBPP+ of EvalPlus: inputs, and a solution that says what their outputs are. */
    MBPP_PLUS,
    /** HumanEval: a function of asserts for each problem. */
    HUMANEVAL,
    /** HumanEval+ of EvalPlus. */
    HUMANEVAL_PLUS,
    /** Any records with lists of asserts. */
    ASSERTS;

    /** Returns the word of reports and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the problems when they are of this benchmark's kind.
     *
     * @throws DataException when they are not
     */
    public List<Problem> check(Path file, List<Problem> problems) {
        boolean called = this == MBPP_PLUS || this == HUMANEVAL_PLUS;
        for (Problem problem : problems) {
            if (problem.calls().isPresent() != called) {
                throw DataException.of(
                        file,
                        "is not of the kind `" + word() + "`: " + problem.id() + " has "
                                + (called ? "asserts, not inputs" : "inputs, not asserts"));
            }
        }
        return problems;
    }

    @Override
    public String toString() {
        return word();
    }
}
