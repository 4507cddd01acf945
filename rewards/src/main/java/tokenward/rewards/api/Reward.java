package tokenward.rewards.api;

/** A judge of completions. Thread-safe: rollouts are assessed in parallel. */
@FunctionalInterface
public interface Reward extends AutoCloseable {
    /**
     * Judges one completion. A program that fails is a value; only a broken harness throws.
     *
     * @throws InfrastructureException when the harness, not the program, is at fault; the rollout is then masked
     */
    Assessment assess(Task task, Completion completion);

    /** Releases processes and files; nothing by default. */
    @Override
    default void close() {}
}
