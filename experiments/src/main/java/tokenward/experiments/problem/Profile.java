package tokenward.experiments.problem;

/** How faithful verdicts are to EvalPlus where EvalPlus is odd. */
public enum Profile {
    /**
     * EvalPlus' verdicts to the letter, but for programs that cheat: time limits of at least 4 s an input, a tolerance
     * that, once raised for a float, stays raised for the inputs after it, and any answer to {@code are_equivalent}.
     */
    EVALPLUS,
    /**
     * The same comparisons without the oddities: limits that follow the reference solution, the tolerance of each
     * expected value for itself, and only a truth value for {@code are_equivalent}.
     */
    STRICT
}
