package tokenward.engine.config;

import java.time.Duration;
import java.util.Optional;

/**
 * A run as a whole.
 *
 * @param seed root of every random stream
 * @param updates when training ends
 * @param time wall clock after which no update begins, when limited
 * @param samplesPerPrompt completions of each prompt in a batch
 * @param checkpointEvery updates between saved states
 * @param keepBest {@code evaluation.metric} whose highest value names the result; the last state where empty
 */
public record TrainingConfig(
        long seed,
        int updates,
        Optional<Duration> time,
        int samplesPerPrompt,
        int checkpointEvery,
        Optional<String> keepBest) {
    public TrainingConfig {
        Ranges.atLeast("budget.updates", updates, 1);
        Ranges.atLeast("rollout.samples_per_prompt", samplesPerPrompt, 1);
        Ranges.atLeast("checkpoint.every", checkpointEvery, 1);
    }
}
