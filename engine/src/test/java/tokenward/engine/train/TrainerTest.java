package tokenward.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.AdvantageConfig;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.PpoConfig;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.config.TrainingConfig;
import tokenward.engine.config.TrainingMetric;
import tokenward.engine.rollout.LetterTokenizer;
import tokenward.engine.rollout.PromptFormat;
import tokenward.engine.rollout.RolloutEngine;
import tokenward.engine.rollout.TablePolicy;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Judge;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;
import tokenward.rewards.api.TokenRewards;

/** The whole loop on a policy small enough to train in milliseconds: it is rewarded for writing the letter e. */
class TrainerTest {
    private static final Judge LIKES_E = TrainerTest::likesE;

    @TempDir
    Path directory;

    @Test
    void training_raises_the_reward() {
        List<TrainingEvent> events = new ArrayList<>();

        train(new TablePolicy(27), directory, 60, 8, LIKES_E, events, () -> false, Optional.empty());

        List<Double> rewards = events.stream()
                .filter(TrainingEvent.UpdateDone.class::isInstance)
                .map(e -> ((TrainingEvent.UpdateDone) e).stats().get(TrainingMetric.REWARD_TOTAL))
                .toList();
        assertThat(rewards.getFirst()).isLessThan(1);
        assertThat(rewards.getLast()).isGreaterThan(4);
    }

    @Test
    void the_ratio_is_one_on_the_first_step_and_the_reference_stays() {
        List<TrainingEvent> events = new ArrayList<>();

        train(new TablePolicy(27), directory, 1, 32, LIKES_E, events, () -> false, Optional.empty());

        var first = (TrainingEvent.UpdateDone) events.stream()
                .filter(TrainingEvent.UpdateDone.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(first.stats().get(TrainingMetric.POLICY_FIRST_RATIO)).isCloseTo(1, within(1e-6));
        assertThat(first.stats().get(TrainingMetric.KL_SEQUENCE)).isCloseTo(0, within(1e-6));
    }

    @Test
    void micro_batches_change_nothing() {
        TablePolicy whole = new TablePolicy(27);
        TablePolicy cut = new TablePolicy(27);

        train(whole, directory.resolve("a"), 5, 32, LIKES_E, new ArrayList<>(), () -> false, Optional.empty());
        train(cut, directory.resolve("b"), 5, 3, LIKES_E, new ArrayList<>(), () -> false, Optional.empty());

        assertThat(cut.weights()).usingComparatorWithPrecision(1e-6).containsExactly(whole.weights());
    }

    @Test
    void a_run_that_was_stopped_and_resumed_ends_where_an_unbroken_one_does() {
        TablePolicy unbroken = new TablePolicy(27);
        train(unbroken, directory.resolve("a"), 9, 8, LIKES_E, new ArrayList<>(), () -> false, Optional.empty());

        AtomicInteger asked = new AtomicInteger();
        Path broken = directory.resolve("b");
        var stopped = train(
                new TablePolicy(27),
                broken,
                9,
                8,
                LIKES_E,
                new ArrayList<>(),
                () -> asked.incrementAndGet() > 4,
                Optional.empty());
        TablePolicy resumed = new TablePolicy(27);
        var done = train(resumed, broken, 9, 8, LIKES_E, new ArrayList<>(), () -> false, Optional.empty());

        assertThat(stopped.finished()).isFalse();
        assertThat(stopped.update()).isEqualTo(4);
        assertThat(done.finished()).isTrue();
        assertThat(resumed.weights()).containsExactly(unbroken.weights());
    }

    @Test
    void the_best_state_is_the_result() {
        List<TrainingEvent> events = new ArrayList<>();
        TablePolicy policy = new TablePolicy(27);

        var outcome = train(policy, directory, 20, 8, LIKES_E, events, () -> false, Optional.of("validation.pass@1"));

        double best = events.stream()
                .filter(TrainingEvent.EvaluationDone.class::isInstance)
                .map(TrainingEvent.EvaluationDone.class::cast)
                .filter(e -> e.phase() != TrainingEvent.Phase.TUNED)
                .mapToDouble(e -> e.result().metrics().getOrDefault("pass@1", 0.0))
                .max()
                .orElseThrow();
        var kept = events.stream()
                .filter(TrainingEvent.EvaluationDone.class::isInstance)
                .map(TrainingEvent.EvaluationDone.class::cast)
                .filter(e -> e.phase() == TrainingEvent.Phase.TUNED)
                .findFirst()
                .orElseThrow();
        assertThat(kept.result().metrics()).containsEntry("pass@1", best);
        assertThat(outcome.kept()).isEqualTo(kept.update());
    }

    @Test
    void rollouts_whose_harness_broke_are_left_out() {
        AtomicInteger calls = new AtomicInteger();
        Judge sometimes = (task, completion) -> calls.getAndIncrement() % 4 == 0
                ? RewardBreakdown.broken(completion.length(), "no interpreter")
                : likesE(task, completion);
        List<TrainingEvent> events = new ArrayList<>();

        train(new TablePolicy(27), directory, 1, 8, sometimes, events, () -> false, Optional.empty());

        var update = (TrainingEvent.UpdateDone) events.stream()
                .filter(TrainingEvent.UpdateDone.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(update.stats().get(TrainingMetric.ROLLOUTS_BROKEN)).isEqualTo(8);
    }

    @Test
    void a_harness_that_breaks_for_every_rollout_ends_the_run() {
        Judge broken = (task, completion) -> RewardBreakdown.broken(completion.length(), "no interpreter");

        assertThatThrownBy(() -> train(
                        new TablePolicy(27), directory, 1, 8, broken, new ArrayList<>(), () -> false, Optional.empty()))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("no interpreter");
    }

    @Test
    void a_constant_reward_is_warned_of_once() {
        Judge constant = (task, completion) -> {
            var terms = new TreeMap<String, RewardBreakdown.Term>();
            TokenRewards none = TokenRewards.zero(completion.length());
            terms.put("tests", new RewardBreakdown.Term(1, none, tokenward.rewards.api.Assessment.of(0)));
            return new RewardBreakdown(terms, none, Optional.empty());
        };
        List<TrainingEvent> events = new ArrayList<>();

        train(new TablePolicy(27), directory, 6, 8, constant, events, () -> false, Optional.empty());

        assertThat(events.stream()
                        .filter(TrainingEvent.Warning.class::isInstance)
                        .count())
                .isEqualTo(1);
    }

    private static RewardBreakdown likesE(Task task, Completion completion) {
        float[] rewards = new float[completion.length()];
        for (int t = 0; t < rewards.length; t++) {
            rewards[t] = completion.id(t) == 5 ? 1 : 0;
        }
        return new RewardBreakdown(new TreeMap<>(), TokenRewards.of(rewards), Optional.empty());
    }

    private static Trainer.Outcome train(
            TablePolicy policy,
            Path directory,
            int updates,
            int microBatch,
            Judge judge,
            List<TrainingEvent> events,
            BooleanSupplier stop,
            Optional<String> keepBest) {
        AdamWConfig steps =
                new AdamWConfig(30, 0.9, 0.999, 1e-8, 0, AdamWConfig.Schedule.CONSTANT, 0, Double.POSITIVE_INFINITY);
        PpoConfig ppo = new PpoConfig(
                32,
                32,
                microBatch,
                2,
                0.2,
                0.01,
                Double.POSITIVE_INFINITY,
                0,
                new AdvantageConfig.Gae(1, 0.9),
                PpoConfig.Whiten.ADVANTAGES,
                new PpoConfig.Truncation.Zero(),
                Optional.empty(),
                steps);
        KlConfig kl = new KlConfig(0.001, KlConfig.Estimator.K1, KlConfig.Placement.REWARD, Optional.empty());
        SamplingConfig sampling = new SamplingConfig(1, 1, 0, 8);
        RolloutEngine rollouts = new RolloutEngine(
                policy,
                new LetterTokenizer(),
                new PromptFormat(PromptFormat.Protocol.COMPLETION, Optional.empty(), "{{ instruction }}"),
                text -> Optional.of(new Span(0, text.length())),
                Optional.empty(),
                16);
        List<Task> tasks = List.of(Task.of("t", "a", "", List.of()), Task.of("u", "b", "", List.of()));
        Evaluation validation = new Evaluation(
                "validation",
                tasks,
                rollouts,
                sampling,
                8,
                List.of(1),
                (task, completion) -> Grader.Grade.of(completion.text().startsWith("e")),
                Optional.of(5));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            return Trainer.ppo(
                            new TrainingConfig(1, updates, Optional.empty(), 1, 1000, keepBest),
                            ppo,
                            kl,
                            sampling,
                            policy,
                            rollouts,
                            judge,
                            tasks,
                            new Trainer.Surroundings(
                                    List.of(validation), workers, directory, events::add, Clock.systemUTC()))
                    .run(stop);
        }
    }
}
