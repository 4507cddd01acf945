package tokenward.engine.config;

/** How advantages come from token rewards. */
public sealed interface AdvantageConfig {
    /**
     * Generalised advantage estimation with a critic.
     *
     * @see "Schulman et al. 2016, eq. 16"
     */
    record Gae(double gamma, double lambda) implements AdvantageConfig {
        public Gae {
            Ranges.within("gamma", gamma, 0, 1);
            Ranges.within("lambda", lambda, 0, 1);
        }
    }

    /**
     * GRPO: the reward of a completion relative to the others for its prompt.
     *
     * @param divideByDeviation whether the difference is divided by the group's standard deviation
     * @see "Shao et al. 2024, section 4.1; verl compute_grpo_outcome_advantage"
     */
    record Group(boolean divideByDeviation) implements AdvantageConfig {}

    /**
     * RLOO: the reward of a completion minus the mean of the others for its prompt.
     *
     * @see "Ahmadian et al. 2024, eq. 8; verl compute_rloo_outcome_advantage"
     */
    record LeaveOneOut() implements AdvantageConfig {}

    /**
     * REINFORCE++: whitened discounted returns, no critic.
     *
     * @see "Hu 2025; verl compute_reinforce_plus_plus_outcome_advantage"
     */
    record Returns(double gamma) implements AdvantageConfig {
        public Returns {
            Ranges.within("gamma", gamma, 0, 1);
        }
    }
}
