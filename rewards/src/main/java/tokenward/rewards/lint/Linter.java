package tokenward.rewards.lint;

import java.util.List;

/** Ruff, ready to be asked. Thread-safe. Throws {@code InfrastructureException} when it cannot answer at all. */
public interface Linter extends AutoCloseable {
    /** Returns what Ruff says about each program, sorted by place, in the order of the programs. */
    List<List<Lint>> lint(List<String> programs);

    /** Returns what Ruff says about one program, sorted by place. */
    default List<Lint> lint(String program) {
        return lint(List.of(program)).get(0);
    }

    /** Returns what runs, for reports: {@code ruff 0.17.3 (Node)}. */
    String backend();

    @Override
    void close();
}
