package tokenward.experiments.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.dsl.vocabulary.reward.Attribution;
import tokenward.dsl.vocabulary.reward.SyntaxSettings;
import tokenward.dsl.vocabulary.reward.Term;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;
import tokenward.rewards.api.TokenRewards;
import tokenward.rewards.attribution.Spread;
import tokenward.rewards.syntax.AfterViolation;
import tokenward.rewards.syntax.SyntaxReward;

class ChannelsTest {
    private static final String FAULTY = "f()=1\n";

    @Test
    void the_first_violation_lands_on_the_token_that_was_flagged() {
        TokenRewards rewards = syntax(SyntaxSettings.AfterViolation.FIRST);

        assertThat(rewards.toArray()).containsExactly(0, 0, 0, -1, 0, 0);
    }

    @Test
    void an_absorbing_violation_lands_on_every_later_token() {
        TokenRewards rewards = syntax(SyntaxSettings.AfterViolation.ABSORBING);

        assertThat(rewards.at(2)).isZero();
        assertThat(rewards.at(3)).isNegative().isEqualTo(rewards.at(4)).isEqualTo(rewards.at(5));
        assertThat(rewards.sum()).isCloseTo(-1, within(1e-6));
    }

    private static TokenRewards syntax(SyntaxSettings.AfterViolation after) {
        SyntaxSettings settings = new SyntaxSettings(
                "syntax",
                new Term(1, Term.Spread.SHARE, Term.Normalize.NONE, Optional.empty()),
                Attribution.TOKEN,
                SyntaxSettings.Grammar.PYTHON,
                "3.11",
                after);
        SyntaxReward reward =
                new SyntaxReward(PythonLanguage.compile(PythonVersion.V3_11), AfterViolation.valueOf(after.name()), 0);
        Completion completion = Completion.ofCharacters(FAULTY);
        return Channels.attribution(settings, Spread.SHARE)
                .spread(reward.assess(Task.of("t", "write f", "", List.of()), completion), completion);
    }
}
