package tokenward.engine.train;

import java.nio.file.Path;
import tokenward.engine.ppo.Experience;
import tokenward.engine.ppo.UpdateStats;

/** Something that happened in a run. Updates count from 1; 0 is before the first. */
public sealed interface TrainingEvent {
    /** Returns the number of updates made when it happened. */
    int update();

    /**
     * An update was made.
     *
     * @param updates planned
     */
    record UpdateDone(int update, int updates, UpdateStats stats) implements TrainingEvent {}

    /** A batch was scored, before the update that uses it; {@code update} is that update's number. */
    record RolloutsScored(int update, Experience batch) implements TrainingEvent {}

    /** A measurement is about to begin. */
    record EvaluationStarted(int update, String name, Phase phase) implements TrainingEvent {}

    /** Something was measured. */
    record EvaluationDone(int update, String name, Phase phase, Evaluation.Result result) implements TrainingEvent {}

    /** The state was saved. */
    record CheckpointWritten(int update, Path directory) implements TrainingEvent {}

    /** Something looks wrong and training goes on. */
    record Warning(int update, String text) implements TrainingEvent {}

    /** Which state of the policy is measured. */
    enum Phase {
        /** Before the first update. */
        BASE,
        /** On the way. */
        TRAINING,
        /** The state that is the result. */
        TUNED
    }
}
