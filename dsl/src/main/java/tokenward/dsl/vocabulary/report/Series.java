package tokenward.dsl.vocabulary.report;

import java.util.Optional;
import tokenward.dsl.schema.Noun;

/**
 * A series of numbers that an experiment produces, by its path: {@code evaluate.mbpp.pass@1}, {@code reward.lint},
 * {@code update}.
 *
 * @param path the path as written
 */
@Noun("a series such as `evaluate.mbpp.pass@1`")
public record Series(String path) {
    /** Reads a path; whether anything produces it is checked later. */
    public static Optional<Series> parse(String word) {
        return Optional.of(new Series(word));
    }

    @Override
    public String toString() {
        return path;
    }
}
