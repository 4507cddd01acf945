package tokenward.dsl.vocabulary.report;

/**
 * A series of numbers that an experiment produces, by its path: {@code evaluate.mbpp.pass@1}, {@code reward.lint},
 * {@code update}.
 *
 * @param path the path as written
 */
public record Series(String path) {
    @Override
    public String toString() {
        return path;
    }
}
