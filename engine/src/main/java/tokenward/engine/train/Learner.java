package tokenward.engine.train;

import java.util.function.Consumer;
import tokenward.engine.ppo.UpdateStats;

/** One way of changing the policy, an update at a time. */
interface Learner {
    /**
     * Makes an update.
     *
     * @param update from 0
     * @param updates planned
     */
    UpdateStats update(int update, int updates, Consumer<TrainingEvent> events);

    /** Returns the KL coefficient in force, to be saved. */
    double klCoefficient();

    /** Puts a saved KL coefficient back. */
    void restore(double klCoefficient);
}
