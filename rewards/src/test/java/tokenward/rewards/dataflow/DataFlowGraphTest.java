package tokenward.rewards.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.rewards.dataflow.DataFlowConfig.Mode;
import tokenward.rewards.tree.SyntaxTree;

class DataFlowGraphTest {
    @Test
    void reads_come_from_writes_and_writes_are_computed_from_reads() {
        // Leaves: def f ( a ) : b = a + 1 return b
        assertThat(edges("def f(a):\n    b = a + 1\n    return b\n", Mode.CODEBLEU))
                .containsExactly("a@3", "b@6 <- a@8, 1@10", "a@8 = a@3", "1@10", "b@12 = b@6");
    }

    @Test
    void branches_are_joined() {
        assertThat(edges("if c:\n    x = 1\nelse:\n    x = 2\ny = x\n", Mode.CODEBLEU))
                .contains("x@13 = x@3, x@8");
    }

    @Test
    void without_an_else_the_value_before_may_last() {
        assertThat(edges("x = 0\nif c:\n    x = 1\ny = x\n", Mode.CODEBLEU)).contains("x@11 = x@0, x@6");
    }

    @Test
    void a_loop_feeds_itself() {
        assertThat(edges("s = 0\nfor i in a:\n    s = s + i\n", Mode.CODEBLEU))
                .contains("s@10 = s@0, s@8", "i@4 <- a@6", "i@12 = i@4");
    }

    @Test
    void sides_with_equally_many_children_are_paired_as_the_original_does_unless_mended() {
        String program = "def f(x, y, a):\n    x[a] = y[0]\n";

        // x and a each have a counterpart among y, [, 0, ] by position.
        assertThat(edges(program, Mode.CODEBLEU)).contains("x@10 <- y@15", "a@12 <- 0@17");
        assertThat(edges(program, Mode.FIXED)).contains("x@10 <- y@15, 0@17", "a@12 <- y@15, 0@17");
    }

    @Test
    void sequences_are_paired_item_by_item_in_either_mode() {
        for (Mode mode : Mode.values()) {
            assertThat(edges("a, b = c, d\n", mode)).contains("a@0 <- c@4", "b@2 <- d@6");
        }
    }

    @Test
    void assigning_a_string_to_an_attribute_loses_everything_unless_mended() {
        String program = "def f(x):\n    x.p = 'abc'\n    return x\n";

        assertThat(edges(program, Mode.CODEBLEU)).isEmpty();
        assertThat(edges(program, Mode.FIXED)).contains("x@6 <- 'abc'@10", "x@12 = x@6");
    }

    @Test
    void the_body_of_a_loop_with_an_else_is_skipped_unless_mended() {
        String program = "def f(a):\n    for i in a:\n        b = i\n    else:\n        b = a\n    return b\n";

        assertThat(edges(program, Mode.CODEBLEU)).noneMatch(edge -> edge.startsWith("b"));
        assertThat(edges(program, Mode.FIXED)).contains("b@11 <- i@13");
    }

    @Test
    void mended_loops_cost_little_however_deep() {
        StringBuilder program = new StringBuilder("def f(a):\n");
        for (int depth = 0; depth < 20; depth++) {
            program.append(" ".repeat(depth + 1)).append("for x").append(depth).append(" in a:\n");
        }
        program.append(" ".repeat(21)).append("a = a + x0\n");

        assertThat(edges(program.toString(), Mode.FIXED)).hasSizeGreaterThan(20);
        assertThat(edges(program.toString(), Mode.CODEBLEU)).hasSizeGreaterThan(20);
    }

    @Test
    void mended_loops_give_the_edges_of_two_passes() {
        String program =
                "t = 0\nfor x in a:\n    while x:\n        for y in x:\n            t = t + y\n        x = t\nu = t\n";
        SyntaxTree tree = SyntaxTree.parse(program);

        assertThat(DataFlowGraph.of(tree.root(), program, new Mends(false, true, false)))
                .isEqualTo(DataFlowGraph.of(tree.root(), program, Mends.NONE));
    }

    @Test
    void comprehensions_bind_before_they_read() {
        assertThat(edges("def f(a):\n    return [k + v for k, v in a]\n", Mode.CODEBLEU))
                .contains("k@8 = k@12", "v@10 = v@14", "k@12 <- a@16", "v@14 <- a@16");
    }

    @Test
    void defaults_flow_into_parameters() {
        assertThat(edges("def f(a, b=a):\n    return b\n", Mode.CODEBLEU)).contains("b@5 = a@7", "b@11 = b@5");
    }

    private static List<String> edges(String program, Mode mode) {
        return DataFlowGraph.of(SyntaxTree.parse(program).root(), program, mode).edges().stream()
                .map(DataFlowGraphTest::shown)
                .toList();
    }

    private static String shown(Edge edge) {
        StringBuilder out = new StringBuilder(edge.name() + "@" + edge.leaf());
        String mark = edge.relation() == Edge.Relation.COMES_FROM ? " = " : " <- ";
        for (int i = 0; i < edge.parentLeaves().size(); i++) {
            boolean same = edge.parents().size() == 1;
            out.append(i == 0 ? mark : ", ")
                    .append(same ? edge.parents().get(0) : edge.parents().get(i))
                    .append('@')
                    .append(edge.parentLeaves().get(i));
        }
        return out.toString();
    }
}
