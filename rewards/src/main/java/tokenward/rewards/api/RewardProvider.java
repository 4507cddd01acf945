package tokenward.rewards.api;

import java.util.Map;

/**
 * A compiled reward that experiments name: implementations are listed in
 * {@code META-INF/services/tokenward.rewards.api.RewardProvider} of a jar or class folder, and found by
 * {@link java.util.ServiceLoader}.
 */
public interface RewardProvider {
    /** Returns the name experiments choose it by. */
    String name();

    /**
     * Creates the reward.
     *
     * @param parameters settings of the block that are no built-in ones: {@code Long}, {@code Double}, {@code Boolean},
     *     {@code String}, {@code java.time.Duration}, or a {@code List} of these
     * @throws IllegalArgumentException when a parameter is missing or makes no sense; the message says which
     */
    Reward create(Map<String, Object> parameters);
}
