package tokenward.experiments.cli.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import tokenward.experiments.cli.terminal.UserError;

/** Settings that make a run compute what another program computes; what the command line says besides wins over them. */
public final class CompatibilityOption {
    /** TRL's PPOTrainer of version 0.11 with the defaults of its PPOConfig; batch sizes and step size stay the file's. */
    private static final List<String> TRL = List.of(
            "method=ppo",
            "credit=sparse",
            "ppo.advantage=gae(gamma: 1, lambda: 0.95)",
            "ppo.whiten=advantages",
            "ppo.epochs=4",
            "ppo.clip_range=0.2",
            "ppo.value_loss.coefficient=0.1",
            "ppo.value_loss.clip_range=0.2",
            "ppo.entropy=0",
            "ppo.max_grad_norm=none",
            "ppo.target_kl=none",
            "ppo.schedule=constant",
            "ppo.warmup=0",
            "ppo.optimizer=adam_w",
            "kl.estimator=k1",
            "kl.placement=reward",
            "kl.coefficient=0.2",
            "kl.controller=adaptive(target: 6, horizon: 10_000)",
            "rollout.temperature=1.0",
            "rollout.top_p=1.0",
            "rollout.top_k=0",
            "rollout.truncation=zero");

    private static final Map<String, List<String>> PROFILES = Map.of("trl-0.11", TRL);

    @Option(
            names = "--compat",
            paramLabel = "PROFILE",
            description = "Compute what another program computes: trl-0.11 (docs/ppo.md lists its settings).")
    private Optional<String> profile = Optional.empty();

    /** Returns the profile's settings that the command line does not set itself, then those of the command line. */
    public List<String> with(List<String> overrides) {
        if (profile.isEmpty()) {
            return overrides;
        }
        List<String> settings = PROFILES.get(profile.get());
        if (settings == null) {
            throw UserError.input("there is no profile `" + profile.get() + "`\nhelp: there is trl-0.11");
        }
        List<String> all = new ArrayList<>();
        for (String setting : settings) {
            String path = path(setting);
            if (overrides.stream().noneMatch(o -> path(o).equals(path))) {
                all.add(setting);
            }
        }
        all.addAll(overrides);
        return all;
    }

    private static String path(String setting) {
        return setting.substring(0, Math.max(0, setting.indexOf('='))).strip();
    }
}
