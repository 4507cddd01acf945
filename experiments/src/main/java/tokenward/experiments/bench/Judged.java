package tokenward.experiments.bench;

import java.util.Optional;
import tokenward.experiments.problem.Sample;

/**
 * A sample and its verdicts.
 *
 * @param base on the original tests
 * @param plus on the added tests, once the base verdict is pass; empty when there are none
 * @param why what went wrong first, in a few words; empty when nothing did
 */
public record Judged(Sample sample, Verdict base, Optional<Verdict> plus, String why) {
    /** Returns whether it passes the original tests. */
    public boolean passesBase() {
        return base == Verdict.PASS;
    }

    /** Returns whether it passes the original and the added tests. */
    public boolean passesPlus() {
        return passesBase() && plus.map(verdict -> verdict == Verdict.PASS).orElse(true);
    }

    /** Returns whether the harness broke on it. */
    public boolean isBroken() {
        return base == Verdict.BROKEN
                || plus.map(verdict -> verdict == Verdict.BROKEN).orElse(false);
    }
}
