package tokenward.rewards.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Task;

class SyntaxRewardTest {
    private static final Language PYTHON = PythonLanguage.compile(PythonVersion.V3_11);
    private static final Task TASK = Task.of("t", "write f", "", List.of());

    @Test
    void pays_the_clean_credit_for_a_program() {
        Assessment assessment = reward(AfterViolation.FIRST).assess(TASK, Completion.ofCharacters("x = 1\n"));

        assertThat(assessment.score()).hasValue(0.5);
        assertThat(assessment.findings()).isEmpty();
    }

    @Test
    void penalises_the_word_that_no_program_has_there() {
        String text = "so:\nf() = 1\nx = 2\n";
        Completion completion = Completion.ofCharacters(text).withCode(Optional.of(new Span(4, text.length())));

        Assessment assessment = reward(AfterViolation.FIRST).assess(TASK, completion);

        assertThat(assessment.score()).hasValue(-1);
        assertThat(assessment.findings()).singleElement().satisfies(finding -> {
            assertThat(finding).isInstanceOf(Finding.Penalty.class);
            assertThat(finding.span().in(text)).isEqualTo("=");
        });
    }

    @Test
    void absorbing_lays_the_penalty_on_everything_after() {
        String text = "f() = 1\nx = 2\n";

        Assessment assessment = reward(AfterViolation.ABSORBING).assess(TASK, Completion.ofCharacters(text));

        assertThat(assessment.score()).hasValue(-1);
        assertThat(assessment.findings().get(0).span()).isEqualTo(new Span(4, text.length()));
    }

    @Test
    void resync_finds_the_fault_of_every_line_but_not_of_those_that_belong_to_one() {
        String text = "f() = 1\nx = 2\nif = 3:\n    y = = 4\nz = )\n";

        Assessment assessment = reward(AfterViolation.RESYNC).assess(TASK, Completion.ofCharacters(text));

        assertThat(assessment.score()).hasValue(-3);
        assertThat(assessment.findings())
                .extracting(finding -> finding.span().start())
                .containsExactly(4, 17, text.lastIndexOf(')'));
    }

    @Test
    void an_unfinished_program_is_at_fault_at_its_end() {
        Assessment assessment = reward(AfterViolation.FIRST).assess(TASK, Completion.ofCharacters("x = (1,"));

        assertThat(assessment.score()).hasValue(-1);
        assertThat(assessment.findings().get(0).span()).isEqualTo(Span.at(7));
    }

    @Test
    void the_length_limit_is_no_fault_of_the_program() {
        Completion cut = Completion.of(
                "x = (1,", new int[] {1}, new int[] {0}, new int[] {7}, Optional.of(new Span(0, 7)), false);

        assertThat(reward(AfterViolation.FIRST).assess(TASK, cut).score()).hasValue(0.5);
    }

    private static SyntaxReward reward(AfterViolation after) {
        return new SyntaxReward(PYTHON, after, 0.5);
    }
}
