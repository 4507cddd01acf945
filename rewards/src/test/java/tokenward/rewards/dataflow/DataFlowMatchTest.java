package tokenward.rewards.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tokenward.rewards.dataflow.DataFlowConfig.Matching;
import tokenward.rewards.dataflow.DataFlowConfig.Mode;
import tokenward.rewards.tree.SyntaxTree;

class DataFlowMatchTest {
    private static final String REFERENCE = "def f(a, b):\n    c = a + b\n    return c\n";

    @Test
    void renaming_everything_changes_nothing() {
        assertThat(recall(REFERENCE, "def g(x, y):\n    z = x + y\n    return z\n", Matching.GLOBAL))
                .isEqualTo(1);
    }

    @Test
    void one_variable_more_shifts_the_numbers_of_all_that_follow_but_not_their_pairs() {
        String candidate = "def f(a, b):\n    n = b\n    c = a + b\n    return c\n";

        assertThat(recall(REFERENCE, candidate, Matching.GLOBAL)).isLessThan(1);
        assertThat(recall(REFERENCE, candidate, Matching.BIPARTITE)).isEqualTo(1);
    }

    @Test
    void each_edge_of_the_candidate_answers_one_of_the_reference() {
        DataFlowMatch match = match("def f(a):\n    return a, a\n", "def f(a):\n    return a\n", Matching.GLOBAL);

        // Reference: a enters, a read twice; candidate: a enters, a read once.
        assertThat(match.matches()).hasSize(3);
        assertThat(match.matched()).isEqualTo(2);
        assertThat(match.recall()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void a_reference_without_edges_is_worth_nothing() {
        assertThat(recall("def f():\n    pass\n", REFERENCE, Matching.GLOBAL)).isEqualTo(0);
    }

    @Test
    void pairing_names_is_never_worse_than_numbering_them() {
        String[] programs = {
            REFERENCE,
            "def f(b, a):\n    c = a * b\n    d = c\n    return d\n",
            "def f(x):\n    s = 0\n    for i in x:\n        s += i\n    return s\n",
            "def f(x):\n    y = x\n    t = 0\n    for j in y:\n        t = t + j\n    return t\n",
            "x = 1\ny = x\nz = y + x\n"
        };

        for (String reference : programs) {
            for (String candidate : programs) {
                assertThat(recall(reference, candidate, Matching.BIPARTITE))
                        .as("%s against %s", candidate, reference)
                        .isGreaterThanOrEqualTo(recall(reference, candidate, Matching.GLOBAL));
            }
        }
    }

    private static double recall(String reference, String candidate, Matching matching) {
        return match(reference, candidate, matching).recall();
    }

    private static DataFlowMatch match(String reference, String candidate, Matching matching) {
        return DataFlowMatch.of(graph(reference), graph(candidate), matching);
    }

    private static DataFlowGraph graph(String program) {
        return DataFlowGraph.of(SyntaxTree.parse(program).root(), program, Mode.CODEBLEU);
    }
}
