package tokenward.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.plan.Axis;
import tokenward.experiments.store.record.CheckpointRecord;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.NoticeRecord;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.experiments.store.record.UpdateRecord;

class RunDirectoryTest {
    @TempDir
    Path runs;

    @Test
    void a_plan_reads_back_as_it_was_written() {
        PlanRecord plan = SyntheticRun.plan();

        RunDirectory directory = RunDirectory.create(runs, plan);

        assertThat(directory.path()).isEqualTo(runs.resolve("mbpp").resolve("1f0c5aa2"));
        assertThat(RunDirectory.open(directory.path()).plan()).isEqualTo(plan);
    }

    @Test
    void events_rollouts_and_samples_read_back_as_they_were_written() {
        SplittableRandom random = new SplittableRandom(1);
        UpdateRecord update = SyntheticRun.update(10, 20, 1, random);
        EvaluationRecord evaluation = SyntheticRun.evaluation(10, EvaluationRecord.Policy.UPDATE, 0.5, random);
        RolloutRecord rollout = SyntheticRun.rollout(10, random);
        RunDirectory directory = RunDirectory.create(runs, SyntheticRun.plan());

        try (RunWriter writer = RunWriter.begin(directory)) {
            writer.writeRollouts(10, List.of(rollout));
            writer.write(update);
            writer.write(evaluation);
            writer.write(new CheckpointRecord(10, "checkpoints/update-00010"));
            writer.write(new NoticeRecord(10, "warning", "`reward.lint` has been 0 for 64 rollouts"));
        }

        List<RolloutRecord> rollouts = new ArrayList<>();
        directory.forEachRollout(10, rollouts::add);
        assertThat(rollouts).containsExactly(rollout);
        assertThat(directory.updatesWithRollouts()).containsExactly(10);
        assertThat(directory.events()).hasSize(4).startsWith(update);
        EvaluationRecord read = directory.events(EvaluationRecord.class).get(0);
        assertThat(read.samples()).isEmpty();
        assertThat(directory.withSamples(read)).isEqualTo(evaluation);
    }

    @Test
    void samples_have_the_two_keys_evalplus_reads() throws IOException {
        RunDirectory directory = SyntheticRun.write(runs, SyntheticRun.plan(), 10, 1, 1);

        List<String> lines = Files.readAllLines(directory.path().resolve("evaluations/mbpp/base.jsonl"));

        assertThat(lines).hasSize(40);
        assertThat(lines.get(7))
                .startsWith("{\"task_id\":\"Mbpp/7\",\"solution\":\"def evens(xs):\\n    return xs\\n\",");
    }

    @Test
    void a_line_cut_off_by_a_crash_is_left_out_and_overwritten() throws IOException {
        RunDirectory directory = SyntheticRun.write(runs, SyntheticRun.plan(), 10, 1, 1);
        int whole = directory.events().size();
        Path events = directory.path().resolve("events.jsonl");
        Files.writeString(events, "{\"event\":\"update\",\"upd", StandardOpenOption.APPEND);

        assertThat(directory.events()).hasSize(whole);

        try (RunWriter writer = RunWriter.resume(directory, 10)) {
            writer.write(new NoticeRecord(10, "resumed", "after update 10"));
        }
        assertThat(directory.events()).hasSize(whole + 1);
        assertThat(Files.readString(events)).doesNotContain("\"upd{");
    }

    @Test
    void resuming_removes_everything_after_the_checkpoint() {
        RunDirectory directory = SyntheticRun.write(runs, SyntheticRun.plan(), 30, 1, 1);

        RunWriter.resume(directory, 20).close();

        assertThat(directory.events()).allMatch(event -> event.update() <= 20);
        assertThat(directory.events(UpdateRecord.class)).hasSize(20);
        assertThat(directory.updatesWithRollouts()).containsExactly(10, 20);
        assertThat(directory.path().resolve("evaluations/mbpp")).isDirectoryNotContaining("glob:**tuned.jsonl");
        assertThat(directory.path().resolve("evaluations/mbpp")).isDirectoryContaining("glob:**base.jsonl");
    }

    @Test
    void starting_over_keeps_nothing_but_the_plan() {
        RunDirectory directory = SyntheticRun.write(runs, SyntheticRun.plan(), 10, 1, 1);

        RunWriter.resume(directory, RunWriter.FROM_THE_START).close();

        assertThat(directory.hasEvents()).isFalse();
        assertThat(directory.updatesWithRollouts()).isEmpty();
    }

    @Test
    void a_run_is_not_begun_twice_and_has_one_writer() {
        RunDirectory directory = SyntheticRun.write(runs, SyntheticRun.plan(), 10, 1, 1);

        assertThatThrownBy(() -> RunWriter.begin(directory))
                .isInstanceOf(StoreException.class)
                .hasMessage("`" + directory.path() + "` already holds a run");
        try (RunWriter first = RunWriter.resume(directory, 10)) {
            assertThat(first.directory()).isSameAs(directory);
            assertThatThrownBy(() -> RunWriter.resume(directory, 10))
                    .isInstanceOf(StoreException.class)
                    .hasMessageEndingWith("is being written by another process");
        }
    }

    @Test
    void a_directory_that_is_no_run_is_named() throws IOException {
        Path empty = Files.createDirectory(runs.resolve("empty"));

        assertThatThrownBy(() -> RunDirectory.open(empty))
                .hasMessage("`" + empty + "` is no run directory: it holds no `plan.json`");
        assertThatThrownBy(() -> RunDirectory.open(runs.resolve("absent"))).hasMessageEndingWith("does not exist");
    }

    @Test
    void a_malformed_line_is_named_with_its_file_and_number() throws IOException {
        RunDirectory directory = SyntheticRun.write(runs, SyntheticRun.plan(), 10, 1, 1);
        Path events = directory.path().resolve("events.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(events));
        lines.set(2, "{\"event\":\"update\"");
        Files.write(events, lines);

        assertThatThrownBy(directory::events)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("`" + events + "` is malformed at line 3: ");
    }

    @Test
    void a_full_disk_is_one_message_with_the_file() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full on this machine");
        RunDirectory directory = RunDirectory.create(runs, SyntheticRun.plan());
        try {
            Files.createSymbolicLink(directory.path().resolve("events.jsonl"), full);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThatThrownBy(() -> {
                    try (RunWriter writer = RunWriter.begin(directory)) {
                        writer.write(new NoticeRecord(0, "warning", "x"));
                    }
                })
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("events.jsonl`: no space left on device");
    }

    @Test
    void an_experiment_opens_at_any_of_its_levels() {
        PlanRecord top = SyntheticRun.plan(
                "ablation", "", Map.of(), List.of(new Axis("seed", List.of("1", "2"))), List.of(), List.of());
        RunDirectory sweep = RunDirectory.create(runs, top);
        for (String seed : List.of("1", "2")) {
            Map<String, String> point = new TreeMap<>(Map.of("seed", seed));
            PlanRecord cell = SyntheticRun.plan("ablation", "seed=" + seed, point, List.of(), List.of(), List.of());
            SyntheticRun.write(runs, cell, 10, Long.parseLong(seed), 1);
        }

        for (Path path : List.of(sweep.path(), runs.resolve("ablation"))) {
            ExperimentDirectory experiment = ExperimentDirectory.open(path);
            assertThat(experiment.isSweep()).isTrue();
            assertThat(experiment.runs()).extracting(run -> run.plan().name()).containsExactly("seed=1", "seed=2");
        }
        assertThat(ExperimentDirectory.open(sweep.path().resolve("seed=2")).runs())
                .hasSize(1);
    }
}
