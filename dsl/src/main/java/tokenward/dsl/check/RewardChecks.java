package tokenward.dsl.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;
import tokenward.grammars.text.Diagnostic;

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
            if (reward instanceof CustomSettings custom && custom.assess().isEmpty()) {
                run.report(run.at(
                                "reward." + custom.name(),
                                ExpCode.E0603,
                                "reward `" + custom.name() + "` has nothing to judge with",
                                "no `assess`")
                        .help("give its `define reward` a body: assess = ```groovy ... ```"));
            }
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
