package tokenward.experiments.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import tokenward.engine.ppo.Experience;
import tokenward.engine.ppo.Rollout;
import tokenward.engine.rollout.PromptFormat;
import tokenward.engine.train.Evaluation;
import tokenward.engine.train.TrainingEvent;
import tokenward.experiments.store.RunWriter;
import tokenward.experiments.store.record.CheckpointRecord;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.Floats;
import tokenward.experiments.store.record.NoticeRecord;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.experiments.store.record.SampleRecord;
import tokenward.experiments.store.record.UpdateRecord;

/** Writes what happens in training to the run directory. */
final class Recorder {
    /** Rollouts kept with their ledgers at each update that keeps some. */
    private static final int KEPT = 8;

    private final RunWriter writer;
    private final PromptFormat prompts;
    private final int keepEvery;
    private final DoubleSupplier seconds;

    /**
     * Creates a recorder.
     *
     * @param keepEvery updates between kept rollouts; the first update always keeps some
     * @param seconds wall time since the run began
     */
    Recorder(RunWriter writer, PromptFormat prompts, int keepEvery, DoubleSupplier seconds) {
        this.writer = writer;
        this.prompts = prompts;
        this.keepEvery = keepEvery;
        this.seconds = seconds;
    }

    void record(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.UpdateDone done ->
                writer.write(new UpdateRecord(
                        done.update(), done.updates(), done.stats().metrics(), seconds.getAsDouble()));
            case TrainingEvent.RolloutsScored scored -> {
                if (scored.update() == 1 || scored.update() % keepEvery == 0) {
                    writer.writeRollouts(scored.update(), rollouts(scored));
                }
            }
            case TrainingEvent.EvaluationStarted started -> {}
            case TrainingEvent.EvaluationDone done ->
                writer.write(new EvaluationRecord(
                        done.update(),
                        done.name(),
                        policy(done.phase()),
                        done.result().metrics(),
                        samples(done)));
            case TrainingEvent.CheckpointWritten written ->
                writer.write(new CheckpointRecord(
                        written.update(),
                        writer.directory()
                                .path()
                                .relativize(written.directory())
                                .toString()));
            case TrainingEvent.Warning warning ->
                writer.write(new NoticeRecord(warning.update(), "warning", warning.text()));
        }
    }

    void notice(int update, String kind, String message) {
        writer.write(new NoticeRecord(update, kind, message));
    }

    private List<RolloutRecord> rollouts(TrainingEvent.RolloutsScored scored) {
        Experience batch = scored.batch();
        List<RolloutRecord> records = new ArrayList<>();
        for (int b = 0; b < Math.min(KEPT, batch.size()); b++) {
            Rollout rollout = batch.rollouts().get(b);
            SortedMap<String, Floats> series = new TreeMap<>();
            series.put("kl", floats(batch.kl()[b]));
            series.put("log_probs", floats(batch.logProbs()[b]));
            series.put("reference_log_probs", floats(batch.reference()[b]));
            series.put("values", floats(batch.values()[b]));
            series.put("advantages", floats(batch.targets().advantages()[b]));
            series.put("returns", floats(batch.targets().returns()[b]));
            records.add(RolloutRecord.of(
                    scored.update(),
                    rollout.sample().task(),
                    prompts.text(rollout.sample().task()),
                    rollout.sample().completion(),
                    rollout.ledger(),
                    series));
        }
        return records;
    }

    private static List<SampleRecord> samples(TrainingEvent.EvaluationDone done) {
        List<SampleRecord> records = new ArrayList<>();
        for (Evaluation.Graded graded : done.result().samples()) {
            records.add(new SampleRecord(
                    graded.sample().task().id(),
                    graded.sample().completion().codeText(),
                    graded.grade().passed(),
                    graded.grade().outcome(),
                    graded.broken().orElse(""),
                    graded.sample().completion().text(),
                    new TreeMap<>(graded.grade().measures())));
        }
        return records;
    }

    private static EvaluationRecord.Policy policy(TrainingEvent.Phase phase) {
        return switch (phase) {
            case BASE -> EvaluationRecord.Policy.BASE;
            case TRAINING -> EvaluationRecord.Policy.UPDATE;
            case TUNED -> EvaluationRecord.Policy.TUNED;
        };
    }

    private static Floats floats(double[] row) {
        float[] narrow = new float[row.length];
        for (int t = 0; t < row.length; t++) {
            narrow[t] = (float) row[t];
        }
        return Floats.of(narrow);
    }
}
