package tokenward.engine.config;

/** Every metric an update logs, with its unit and meaning; {@code docs/ppo.md} lists them from here. */
public enum TrainingMetric {
    REWARD_TOTAL("reward.total", "mean over rollouts of the weighted sum of all channels, without KL"),
    REWARD_WITH_KL("reward.with_kl", "mean over rollouts of the sum over tokens of the reward that is optimised"),
    KL_SEQUENCE("kl.sequence", "nats per sequence: mean over rollouts of the summed log-ratio to the reference"),
    KL_TOKEN("kl.token", "nats per token: the same sum divided by the number of tokens"),
    KL_COEFFICIENT("kl.coefficient", "beta in force during the update"),
    POLICY_LOSS("policy.loss", "mean clipped policy loss over tokens and optimizer steps"),
    POLICY_ENTROPY("policy.entropy", "nats: mean entropy of the token distributions"),
    POLICY_RATIO("policy.ratio", "mean probability ratio to the rollout policy over tokens and optimizer steps"),
    POLICY_FIRST_RATIO(
            "policy.first_ratio", "the same at the first step of the update; 1 unless scoring and training disagree"),
    POLICY_CLIP_FRACTION("policy.clip_fraction", "share of tokens whose policy loss was clipped"),
    POLICY_APPROXIMATE_KL("policy.approximate_kl", "half the mean squared log-ratio to the rollout policy"),
    VALUE_LOSS("value.loss", "half the mean clipped squared error of the critic"),
    VALUE_CLIP_FRACTION("value.clip_fraction", "share of tokens whose value loss was clipped"),
    VALUE_EXPLAINED_VARIANCE("value.explained_variance", "1 - Var(R - V) / Var(R) before the update; 1 is perfect"),
    GRADIENT_NORM("gradient.norm", "mean global norm before clipping"),
    LEARNING_RATE("learning_rate", "AdamW step size of the update"),
    COMPLETION_TOKENS("completion.tokens", "mean response length, end of sequence included"),
    COMPLETION_FINISHED("completion.finished", "share of completions the policy ended itself"),
    COMPLETION_CODE("completion.code", "share of completions in which a program was found"),
    ROLLOUTS_TOKENS("rollouts.tokens", "tokens sampled for the update; reports add them up as `tokens`"),
    ROLLOUTS_BROKEN("rollouts.broken", "rollouts left out because the harness failed"),
    REWARD_LENGTH_CORRELATION(
            "reward.length_correlation", "Pearson correlation of a rollout's reward with its number of tokens"),
    EPOCHS("epochs", "passes made over the batch; fewer than planned when target_kl stopped them"),
    SFT_LOSS("sft.loss", "nats per token: mean negative log-likelihood of response tokens");

    private final String key;
    private final String meaning;

    TrainingMetric(String key, String meaning) {
        this.key = key;
        this.meaning = meaning;
    }

    /** Returns the name in logs and reports. */
    public String key() {
        return key;
    }

    /** Returns what is measured, its unit first where it has one. */
    public String meaning() {
        return meaning;
    }
}
