package tokenward.rewards.api;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A reward's judgement of one completion.
 *
 * @param findings what was noticed where
 * @param score the scalar the reward is worth; empty means no opinion, which is distinct from 0. What the signed
 *     findings do not account for belongs to the program as a whole: attributions spread it over the code tokens.
 */
public record Assessment(List<Finding> findings, OptionalDouble score) {
    public Assessment {
        findings = List.copyOf(findings);
        if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
            throw new IllegalArgumentException("a score must be finite, not " + score.getAsDouble());
        }
    }

    /** Returns the assessment of a reward that cannot judge this completion. */
    public static Assessment noOpinion() {
        return new Assessment(List.of(), OptionalDouble.empty());
    }

    /** Returns a judgement of the whole program. */
    public static Assessment of(double score) {
        return new Assessment(List.of(), OptionalDouble.of(score));
    }

    /** Returns a judgement whose findings account for part of the score, or all of it. */
    public static Assessment of(double score, List<Finding> findings) {
        return new Assessment(findings, OptionalDouble.of(score));
    }

    /** Returns a judgement that is the sum of its findings. */
    public static Assessment sumOf(List<Finding> findings) {
        return of(findings.stream().mapToDouble(Finding::signed).sum(), findings);
    }

    /** Returns this judgement with score and findings multiplied by a factor that is not negative. */
    public Assessment scaled(double factor) {
        List<Finding> smaller = findings.stream()
                .<Finding>map(finding -> switch (finding) {
                    case Finding.Penalty p -> new Finding.Penalty(p.span(), p.amount() * factor, p.because());
                    case Finding.Credit c -> new Finding.Credit(c.span(), c.amount() * factor, c.because());
                })
                .toList();
        return new Assessment(
                smaller, score.isPresent() ? OptionalDouble.of(score.getAsDouble() * factor) : OptionalDouble.empty());
    }
}
