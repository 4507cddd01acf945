package tokenward.rewards.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Task;

class LintRewardTest {
    private static final Task TASK = Task.of("t", "do it", "pass", List.of());
    private static final Lint UNDEFINED = new Lint("F821", "Undefined name `y`", new Span(4, 5));
    private static final Lint SYNTAX = new Lint("invalid-syntax", "Expected an expression", new Span(3, 4));

    @Test
    void clean_code_is_worth_the_clean_option() {
        assertThat(scoreOf(LintConfig.DEFAULTS)).isEqualTo(0);
        assertThat(scoreOf(LintConfig.DEFAULTS.withClean(1))).isEqualTo(1);
    }

    @Test
    void a_finding_costs_its_weight_on_the_characters_it_points_at() {
        Completion completion = Completion.ofCharacters("So: x = y").withCode(Optional.of(new Span(4, 9)));

        Assessment assessment = reward(LintConfig.DEFAULTS, UNDEFINED).assess(TASK, completion);

        assertThat(assessment.score()).hasValue(-0.5);
        assertThat(assessment.findings())
                .containsExactly(new Finding.Penalty(new Span(8, 9), 0.5, "F821 Undefined name `y`"));
    }

    @Test
    void findings_past_the_cut_share_the_whole_loss() {
        Assessment assessment = reward(LintConfig.DEFAULTS.withClean(1), SYNTAX, UNDEFINED)
                .assess(TASK, Completion.ofCharacters("x = y ("));

        assertThat(assessment.score()).hasValue(-1);
        assertThat(assessment.findings().get(0).amount()).isCloseTo(2 * 1 / 1.5, within(1e-12));
        assertThat(assessment.findings().stream().mapToDouble(Finding::signed).sum())
                .isCloseTo(-2, within(1e-12));
    }

    @Test
    void no_program_is_worth_as_little_as_one_that_does_not_parse() {
        LintReward reward = reward(LintConfig.DEFAULTS);

        assertThat(reward.assess(TASK, Completion.ofCharacters("sorry").withCode(Optional.empty()))
                        .score())
                .hasValue(-1);
        assertThat(reward.assess(TASK, Completion.ofCharacters("  \n")).score()).hasValue(-1);
    }

    private static double scoreOf(LintConfig config, Lint... lints) {
        return reward(config, lints)
                .assess(TASK, Completion.ofCharacters("x = y"))
                .score()
                .orElseThrow();
    }

    private static LintReward reward(LintConfig config, Lint... lints) {
        return new LintReward(config, new Linter() {
            @Override
            public List<List<Lint>> lint(List<String> programs) {
                return programs.stream().map(program -> List.of(lints)).toList();
            }

            @Override
            public String backend() {
                return "scripted";
            }

            @Override
            public void close() {}
        });
    }
}
