package tokenward.rewards.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Task;
import tokenward.rewards.ast.AstMatchConfig.Counting;
import tokenward.rewards.tree.SyntaxTree;

class AstMatchTest {
    @Test
    void counts_the_subtrees_of_the_reference_that_the_candidate_has() {
        // Subtrees of the reference: module, expression_statement, assignment, binary_operator.
        AstMatch match = match("x = a + b\n", "f(c * d)\n", Counting.CODEBLEU);

        assertThat(match.pairs()).hasSize(4);
        assertThat(match.matched()).isEqualTo(1);
        assertThat(match.recall()).isEqualTo(0.25);
    }

    /** Counted with tree-sitter-python 0.23.6: the S-expressions of the nodes with children, as syntax_match does. */
    @Test
    void counts_as_codebleu_does_on_tree_sitters_trees() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(AstMatchTest.class.getResourceAsStream("pairs.jsonl")),
                StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                JsonNode pair = json.readTree(line);
                String reference = pair.path("reference").asText();
                AstMatch match = match(reference, pair.path("candidate").asText(), Counting.CODEBLEU);

                assertThat(List.of(match.matched(), match.pairs().size()))
                        .as(reference)
                        .containsExactly(
                                pair.path("matched").asInt(),
                                pair.path("subtrees").asInt());
            }
        }
    }

    @Test
    void names_values_and_operators_do_not_count() {
        assertThat(match("x = a + 1\n", "y = b * 2\n", Counting.ONCE).recall()).isEqualTo(1);
    }

    @Test
    void one_occurrence_answers_all_or_one() {
        String twice = "f(a)\nf(a)\n";
        String once = "f(a)\n";

        // Subtrees: module, then expression_statement, call and argument_list twice.
        assertThat(match(twice, once, Counting.CODEBLEU).matched()).isEqualTo(6);
        assertThat(match(twice, once, Counting.ONCE).matched()).isEqualTo(3);
    }

    @Test
    void the_reward_pays_the_matching_subtrees() {
        Task task = Task.of("t", "", "def f(a):\n    return a\n", List.of());
        AstMatchReward reward = new AstMatchReward(AstMatchConfig.DEFAULTS);
        String text = "def g(b):\n    return b\n";

        Assessment same = reward.assess(task, Completion.ofCharacters(text));
        Assessment other = reward.assess(task, Completion.ofCharacters("x = 1\n"));

        assertThat(same.score().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(same.findings().stream().mapToDouble(Finding::signed).sum()).isCloseTo(1, within(1e-12));
        assertThat(same.findings()).anyMatch(f -> f.span().in(text).equals("return b"));
        assertThat(other.score()).hasValue(0);
    }

    private static AstMatch match(String reference, String candidate, Counting counting) {
        return AstMatch.of(
                SyntaxTree.cleaned(reference).root(),
                SyntaxTree.cleaned(candidate).root(),
                counting);
    }
}
