package tokenward.dsl.resolve;

import java.util.Map;

/** Defaults that follow from {@code method}: what makes GRPO of PPO when nothing else is said. */
final class MethodDefaults {
    private static final Map<String, Map<String, String>> DEFAULTS = Map.of(
            "grpo",
            Map.of(
                    "ppo.advantage", "group",
                    "model.value.head", "none",
                    "rollout.samples_per_prompt", "8",
                    "ppo.whiten", "none",
                    "kl.estimator", "k3",
                    "kl.placement", "loss"),
            "rloo",
            Map.of(
                    "ppo.advantage", "leave_one_out",
                    "model.value.head", "none",
                    "rollout.samples_per_prompt", "4",
                    "ppo.whiten", "none"),
            "reinforce_pp",
            Map.of("ppo.advantage", "returns", "model.value.head", "none"),
            "sft",
            Map.of("model.value.head", "none"));

    private MethodDefaults() {}

    /** Returns the default of a setting under a method, or null where the method changes nothing. */
    static java.util.Optional<String> of(String method, String path) {
        return java.util.Optional.ofNullable(
                DEFAULTS.getOrDefault(method, Map.of()).get(path));
    }
}
