package tokenward.dsl.vocabulary.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tokenward.dsl.schema.Noun;

/**
 * What an evaluation measures.
 *
 * @param kind what
 * @param k completions per task that count, for {@link Kind#PASS}
 */
@Noun("a metric such as `pass@1`")
public record Metric(Kind kind, int k) {
    /** Kinds of metric. */
    public enum Kind {
        /** Share of tasks that one of k completions solves, estimated without bias (Chen et al. 2021). */
        PASS,
        /** Mean share of tests passed. */
        PASS_RATIO,
        /** Mean weighted reward. */
        REWARD,
        /** Share of answers from which no program could be taken. */
        EXTRACTION_FAILURE,
        /** Mean tokens of a completion. */
        LENGTH,
        /** Mean negative log-likelihood of the reference solution per token. */
        LOSS
    }

    /** Reads a metric's word: {@code pass@10}, {@code reward}. */
    public static Optional<Metric> parse(String word) {
        if (word.matches("pass@[1-9][0-9]{0,4}")) {
            return Optional.of(new Metric(Kind.PASS, Integer.parseInt(word.substring("pass@".length()))));
        }
        for (Kind kind : Kind.values()) {
            if (kind != Kind.PASS && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return Optional.of(new Metric(kind, 1));
            }
        }
        return Optional.empty();
    }

    /** Returns the usual ones. */
    public static List<String> words() {
        return List.of("pass@1", "pass@10", "pass@100", "pass_ratio", "reward", "extraction_failure", "length", "loss");
    }

    @Override
    public String toString() {
        return kind == Kind.PASS ? "pass@" + k : kind.name().toLowerCase(Locale.ROOT);
    }
}
