package tokenward.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.engine.config.SamplingConfig;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Task;

class RolloutEngineTest {
    private static final SamplingConfig SAMPLING = new SamplingConfig(1, 1, 0, 12);

    @Test
    void batching_never_changes_a_sample() {
        List<Task> tasks = tasks(20);

        List<Sample> together = engine(20).sample(tasks, keys(20), SAMPLING, (i, sample) -> {});
        List<Sample> oneByOne = engine(1).sample(tasks, keys(20), SAMPLING, (i, sample) -> {});
        List<Sample> bySevens = engine(7).sample(tasks, keys(20), SAMPLING, (i, sample) -> {});

        assertThat(tokens(oneByOne)).isEqualTo(tokens(together));
        assertThat(tokens(bySevens)).isEqualTo(tokens(together));
    }

    @Test
    void a_completion_ends_at_the_end_of_sequence_or_at_the_limit() {
        for (Sample sample : engine(5).sample(tasks(40), keys(40), SAMPLING, (i, s) -> {})) {
            int length = sample.tokens().responseLength();
            int last = sample.tokens().response()[length - 1];

            assertThat(sample.completion().isFinished()).isEqualTo(last == 0);
            assertThat(last == 0 || length == 12).isTrue();
            assertThat(sample.completion().text()).hasSize(last == 0 ? length - 1 : length);
        }
    }

    @Test
    void every_completion_is_announced_once() {
        List<Integer> announced = new ArrayList<>();

        engine(3).sample(tasks(10), keys(10), SAMPLING, (i, sample) -> announced.add(i));

        assertThat(announced).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void a_constraint_masks_tokens_while_sampling() {
        List<Sample> samples =
                constrained(1L << 2, SAMPLING.maxNewTokens()).sample(tasks(3), keys(3), SAMPLING, (i, sample) -> {});

        assertThat(samples)
                .allSatisfy(sample -> assertThat(sample.completion().text()).isEqualTo("b".repeat(12)));
    }

    @Test
    void a_completion_that_nothing_can_follow_ends() {
        List<Sample> samples = constrained(1L << 2, 3).sample(tasks(3), keys(3), SAMPLING, (i, sample) -> {});

        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.completion().text()).isEqualTo("bbb");
            assertThat(sample.completion().isFinished()).isTrue();
        });
    }

    @Test
    void what_the_limit_cut_off_can_be_given_an_ending() {
        RolloutEngine engine = new RolloutEngine(
                        new TablePolicy(27),
                        new LetterTokenizer(),
                        format(),
                        text -> Optional.of(new Span(0, text.length())),
                        Optional.of(always(1L << 2)),
                        4)
                .whenCut(cut -> cut.withEnding("!"));

        Sample sample = engine.sample(tasks(1), keys(1), SAMPLING, (i, s) -> {}).getFirst();

        assertThat(sample.completion().codeText()).isEqualTo("b".repeat(12) + "!");
        assertThat(sample.completion().length()).isEqualTo(12);
        assertThat(sample.completion().tokensIn(new Span(12, 13)).isEmpty()).isTrue();
    }

    private static RolloutEngine constrained(long mask, int tokens) {
        return new RolloutEngine(
                new TablePolicy(27),
                new LetterTokenizer(),
                format(),
                text -> Optional.empty(),
                Optional.of(() -> after(mask, tokens)),
                4);
    }

    private static TokenConstraint always(long mask) {
        return () -> after(mask, Integer.MAX_VALUE);
    }

    /** Allows the same tokens so many times, and then none. */
    private static TokenConstraint.State after(long mask, int left) {
        return new TokenConstraint.State() {
            @Override
            public TokenConstraint.State append(int token) {
                return after(mask, left - 1);
            }

            @Override
            public long[] allowed() {
                return new long[] {left > 0 ? mask : 0};
            }
        };
    }

    @Test
    void the_program_is_found_in_each_completion() {
        RolloutEngine engine = new RolloutEngine(
                new TablePolicy(27),
                new LetterTokenizer(),
                format(),
                text -> Optional.of(new Span(0, text.length() / 2)),
                Optional.empty(),
                4);

        Sample sample = engine.sample(tasks(1), keys(1), SAMPLING, (i, s) -> {}).getFirst();

        assertThat(sample.completion().code())
                .contains(new Span(0, sample.completion().text().length() / 2));
    }

    private static RolloutEngine engine(int rows) {
        return new RolloutEngine(
                new TablePolicy(27), new LetterTokenizer(), format(), text -> Optional.empty(), Optional.empty(), rows);
    }

    private static PromptFormat format() {
        return new PromptFormat(PromptFormat.Protocol.COMPLETION, Optional.empty(), "{{ instruction }}");
    }

    private static List<Task> tasks(int count) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(Task.of("t" + i, "abc".substring(0, 1 + i % 3), "", List.of()));
        }
        return tasks;
    }

    private static List<Uniforms> keys(int count) {
        List<Uniforms> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(Uniforms.of(3, "rollout").at(i));
        }
        return keys;
    }

    private static List<List<Integer>> tokens(List<Sample> samples) {
        return samples.stream()
                .map(s -> java.util.Arrays.stream(s.tokens().response()).boxed().toList())
                .toList();
    }
}
