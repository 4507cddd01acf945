package tokenward.rewards.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Task;
import tokenward.rewards.dataflow.DataFlowConfig.Matching;
import tokenward.rewards.dataflow.DataFlowConfig.Mode;
import tokenward.rewards.dataflow.DataFlowConfig.Split;

class DataFlowRewardTest {
    private static final Task TASK = Task.of("t", "add", "def f(a, b):\n    c = a + b\n    return c\n", List.of());
    private static final DataFlowReward REWARD = new DataFlowReward(DataFlowConfig.DEFAULTS);

    @Test
    void findings_add_up_to_the_share_that_was_found() {
        Assessment assessment = REWARD.assess(TASK, Completion.ofCharacters("def f(a, b):\n    return a\n"));

        // Of a, b, c <- a + b, a, b and c the candidate has where a enters and that it is read; b is never read.
        assertThat(assessment.score().orElseThrow()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(assessment.findings())
                .containsExactly(
                        new Finding.Credit(new Span(6, 7), 1.0 / 6, "`a` enters"),
                        new Finding.Credit(new Span(24, 25), 1.0 / 6, "`a` comes from a"));
    }

    @Test
    void places_are_those_of_the_whole_completion() {
        String text = "Sure:\ndef g(x, y):\n    z = x + y\n    return z\n";
        Completion completion = Completion.ofCharacters(text).withCode(Optional.of(new Span(6, text.length())));

        Assessment assessment = REWARD.assess(TASK, completion);

        assertThat(assessment.score()).hasValue(1);
        assertThat(assessment.findings())
                .allSatisfy(finding -> assertThat(finding.because())
                        .startsWith("`" + finding.span().in(text) + "`"));
    }

    @Test
    void parents_take_half_when_asked() {
        DataFlowReward split =
                new DataFlowReward(new DataFlowConfig(Mode.CODEBLEU, Matching.GLOBAL, Split.HEAD_AND_PARENTS, 0));
        String text = TASK.solution().orElseThrow();

        Assessment assessment = split.assess(TASK, Completion.ofCharacters(text));

        assertThat(assessment.score().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(assessment.findings())
                .contains(new Finding.Credit(new Span(21, 22), 1.0 / 24, "feeds: `c` is computed from a, b"));
    }

    @Test
    void surplus_edges_cost_a_little_when_asked() {
        DataFlowReward strict =
                new DataFlowReward(new DataFlowConfig(Mode.CODEBLEU, Matching.BIPARTITE, Split.HEAD, 0.5));
        String more = "def f(a, b):\n    n = b\n    c = a + b\n    return c\n";

        Assessment assessment = strict.assess(TASK, Completion.ofCharacters(more));

        // Two of eight edges, n <- b and the b it reads, are not in the reference.
        assertThat(assessment.score().orElseThrow()).isCloseTo(1 - 0.5 * 2 / 8, within(1e-12));
    }

    @Test
    void nothing_to_compare_with_is_no_opinion() {
        Task bare = new Task("t", "", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Map.of());
        Task empty = Task.of("t", "", "def f():\n    pass\n", List.of());
        Completion completion = Completion.ofCharacters("x = 1\ny = x\n");
        DataFlowReward mended = new DataFlowReward(new DataFlowConfig(Mode.FIXED, Matching.GLOBAL, Split.HEAD, 0));

        assertThat(REWARD.assess(bare, completion).score()).isEmpty();
        assertThat(mended.assess(empty, completion).score()).isEmpty();
        assertThat(REWARD.assess(empty, completion).score()).hasValue(0);
    }

    @Test
    void a_program_that_does_not_parse_is_still_compared() {
        Assessment assessment =
                REWARD.assess(TASK, Completion.ofCharacters("def f(a, b):\n    c = a + b\n    return c +"));

        assertThat(assessment.score()).hasValue(1);
    }
}
