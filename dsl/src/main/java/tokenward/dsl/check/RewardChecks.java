package tokenward.dsl.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.vocabulary.reward.CommandSettings;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;
import tokenward.grammars.text.Diagnostic;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.RewardProvider;
import tokenward.rewards.plugin.Providers;

/** Whether there is something to be rewarded for. */
final class RewardChecks {
    private static final double TOLERANCE = 1e-6;

    private RewardChecks() {}

    static void check(Case run) {
        if (!run.settings().method().samples()) {
            return;
        }
        List<RewardSettings> rewards = run.settings().reward();
        if (rewards.isEmpty()) {
            run.report(run.at("reward", ExpCode.E0405, "nothing is rewarded", "no `reward` block")
                    .help("declare one: `reward unit_tests { weight = 1 }`"));
            return;
        }
        weights(run, rewards);
        for (RewardSettings reward : rewards) {
            nothing(run, reward);
            if (reward instanceof CustomSettings custom) {
                own(run, custom);
            } else if (reward instanceof CommandSettings command) {
                CommandChecks.check(run, command);
            }
        }
    }

    /** A channel may be swept down to nothing; written as nothing it is watched at the cost of one that counts. */
    private static void nothing(Case run, RewardSettings reward) {
        String weight = "reward." + reward.name() + ".weight";
        if (reward.term().weight() == 0 && !run.run().point().containsKey(weight)) {
            run.report(run.at(weight, ExpCode.W0415, "`reward " + reward.name() + "` counts nothing", "no weight")
                    .note("it is judged and logged all the same, for every rollout")
                    .help("`without reward." + reward.name() + "` leaves it out"));
        }
    }

    private static void own(Case run, CustomSettings custom) {
        String block = "reward." + custom.name();
        if (custom.provider().isPresent()) {
            provider(run, custom, custom.provider().get());
        } else if (custom.assess().isEmpty()) {
            run.report(run.at(
                            block,
                            ExpCode.E0603,
                            "reward `" + custom.name() + "` has nothing to judge with",
                            "neither `assess` nor `provider`")
                    .help("give its `define reward` a body: assess = ```groovy ... ```"));
        }
    }

    private static void provider(Case run, CustomSettings custom, String name) {
        String block = "reward." + custom.name();
        Optional<Path> missing =
                custom.classpath().stream().filter(p -> !Files.exists(p)).findFirst();
        if (missing.isPresent()) {
            run.report(run.at(
                    block + ".classpath",
                    ExpCode.E0801,
                    "`" + missing.get() + "` does not exist",
                    "no such jar or folder"));
            return;
        }
        try (Providers providers = Providers.of(custom.classpath())) {
            if (!providers.names().contains(name)) {
                String there = providers.names().isEmpty()
                        ? "none is listed in META-INF/services/" + RewardProvider.class.getName()
                        : "there is `" + String.join("`, `", providers.names()) + "`";
                run.report(run.at(
                                block + ".provider",
                                ExpCode.E0605,
                                "no compiled reward is called `" + name + "`",
                                "not found")
                        .meant(Nearest.of(name, providers.names()).map(near -> '"' + near + '"'))
                        .note(there)
                        .help("`classpath = [\"rewards.jar\"]` says where it is, relative to the file that says so"));
            }
        } catch (InfrastructureException broken) {
            run.report(run.at(
                    block + ".classpath", ExpCode.E0605, String.valueOf(broken.getMessage()), "cannot be loaded"));
        }
    }

    private static void weights(Case run, List<RewardSettings> rewards) {
        String left = run.run().point().getOrDefault("ablate", "none");
        double sum = rewards.stream().mapToDouble(r -> r.term().weight()).sum();
        boolean swept = run.run().point().keySet().stream().anyMatch(axis -> axis.endsWith(".weight"));
        if (Math.abs(sum - 1) <= TOLERANCE || !left.equals("none") || swept) {
            return;
        }
        Diagnostic problem = null;
        for (RewardSettings reward : rewards) {
            String path = "reward." + reward.name() + ".weight";
            String weight = run.run().provenanceOf(path).value();
            problem = problem == null
                    ? run.at(
                            path,
                            ExpCode.W0401,
                            "the weights sum to " + show(sum) + ", not 1",
                            weight + " of " + show(sum))
                    : run.against(problem, path, weight);
        }
        if (problem != null) {
            run.report(problem.help(
                    "weights that sum to 1 keep rewards, KL coefficient and published numbers comparable"));
        }
    }

    private static String show(double sum) {
        return new BigDecimal(sum, new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
