package tokenward.rewards.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.TokenRewards;

class AttributionTest {
    private static final List<Attribution> SHARING =
            List.of(new PerToken(Spread.SHARE), new Spans(Spread.SHARE), new Uniform(Spread.SHARE), new Terminal());

    @Test
    void every_attribution_conserves_the_score() {
        for (long seed = 0; seed < 200; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            Completion completion = anyCompletion(random);
            Assessment assessment = anyAssessment(random, completion.text().length());

            for (Attribution attribution : SHARING) {
                TokenRewards rewards = attribution.spread(assessment, completion);

                assertThat(rewards.sum())
                        .as("seed %d, %s", seed, attribution)
                        .isCloseTo(assessment.score().orElseThrow(), within(1e-4));
            }
        }
    }

    @Test
    void a_flag_falls_on_the_token_where_it_begins() {
        Completion completion = Completion.of(
                "a = (\nb", new int[] {1, 2, 3, 4}, new int[] {0, 2, 4, 6}, new int[] {2, 4, 6, 7}, code(0, 7), true);
        Assessment assessment = Assessment.sumOf(List.of(new Finding.Penalty(new Span(5, 7), 1, "nothing can follow")));

        assertThat(new PerToken(Spread.SHARE).spread(assessment, completion).toArray())
                .containsExactly(0, 0, -1, 0);
        assertThat(new Spans(Spread.SHARE).spread(assessment, completion).toArray())
                .containsExactly(0, 0, -0.5f, -0.5f);
    }

    @Test
    void what_findings_leave_is_spread_over_code_tokens_only() {
        Completion completion = Completion.of(
                "so: x=1", new int[] {1, 2, 3, 4}, new int[] {0, 4, 5, 6}, new int[] {4, 5, 6, 7}, code(4, 7), true);
        Assessment assessment = Assessment.of(0.5, List.of(new Finding.Penalty(new Span(4, 5), 0.25, "name")));

        TokenRewards rewards = new Spans(Spread.SHARE).spread(assessment, completion);

        assertThat(rewards.toArray()).containsExactly(0, 0, 0.25f, 0.25f);
    }

    @Test
    void copy_puts_the_whole_amount_on_every_token() {
        TokenRewards rewards = new Uniform(Spread.COPY).spread(Assessment.of(1), Completion.ofCharacters("abc"));

        assertThat(rewards.toArray()).containsExactly(1, 1, 1);
    }

    @Test
    void sparse_placement_puts_the_score_on_the_last_token() {
        TokenRewards rewards = new Terminal().spread(Assessment.of(0.7), Completion.ofCharacters("abc"));

        assertThat(rewards.toArray()).containsExactly(0, 0, 0.7f);
    }

    @Test
    void no_opinion_pays_nothing() {
        for (Attribution attribution : SHARING) {
            assertThat(attribution.spread(Assessment.noOpinion(), Completion.ofCharacters("abc")))
                    .isEqualTo(TokenRewards.zero(3));
        }
    }

    private static Optional<Span> code(int start, int end) {
        return Optional.of(new Span(start, end));
    }

    private static Completion anyCompletion(RandomGenerator random) {
        int tokens = 1 + random.nextInt(12);
        int[] ids = new int[tokens];
        int[] starts = new int[tokens];
        int[] ends = new int[tokens];
        int at = 0;
        for (int t = 0; t < tokens; t++) {
            starts[t] = at;
            at += random.nextInt(4);
            ends[t] = at;
        }
        int from = random.nextInt(at + 1);
        Optional<Span> code =
                random.nextInt(4) == 0 ? Optional.empty() : code(from, from + random.nextInt(at - from + 1));
        return Completion.of("x".repeat(at), ids, starts, ends, code, random.nextBoolean());
    }

    private static Assessment anyAssessment(RandomGenerator random, int length) {
        List<Finding> findings = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(length + 1);
            Span span = new Span(from, from + random.nextInt(length - from + 1));
            double amount = random.nextDouble();
            findings.add(
                    random.nextBoolean()
                            ? new Finding.Penalty(span, amount, "bad")
                            : new Finding.Credit(span, amount, "good"));
        }
        return Assessment.of(random.nextDouble(-1, 1), findings);
    }
}
