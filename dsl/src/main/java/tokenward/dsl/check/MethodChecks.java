package tokenward.dsl.check;

import java.util.Map;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.KlSettings;
import tokenward.dsl.vocabulary.Method;
import tokenward.dsl.vocabulary.ModelSettings.Head;
import tokenward.dsl.vocabulary.PpoSettings.Advantage;
import tokenward.dsl.vocabulary.RolloutSettings;
import tokenward.grammars.text.Diagnostic;

/** Whether method, advantage, critic and sampling fit together. */
final class MethodChecks {
    private static final double LARGE_STEP = 5e-3;
    private static final double SMALL_SEQUENCE = 0.1;
    private static final double LARGE_TOKEN = 1;
    private static final Map<Method, Class<?>> ESTIMATOR = Map.of(
            Method.PPO, Advantage.Gae.class,
            Method.GRPO, Advantage.Group.class,
            Method.RLOO, Advantage.LeaveOneOut.class,
            Method.REINFORCE_PP, Advantage.Returns.class);

    private MethodChecks() {}

    static void check(Case run) {
        if (!run.settings().method().samples()) {
            return;
        }
        if (advantage(run)) {
            critic(run);
        }
        sampling(run);
        leash(run);
        units(run);
        stepSize(run);
    }

    /** Returns whether the estimator is the method's own. */
    private static boolean advantage(Case run) {
        Method method = run.settings().method();
        Advantage stated = run.settings().ppo().advantage();
        if (ESTIMATOR.getOrDefault(method, Advantage.class).isInstance(stated)) {
            return true;
        }
        String other = ESTIMATOR.entrySet().stream()
                .filter(e -> e.getValue().isInstance(stated))
                .map(e -> word(e.getKey()))
                .findFirst()
                .orElse("");
        Diagnostic problem = run.at(
                "ppo.advantage",
                ExpCode.E0404,
                "`method = " + word(method) + "` does not estimate advantages with `"
                        + run.run().provenanceOf("ppo.advantage").value() + "`",
                "belongs to `method = " + other + "`");
        run.report(run.against(problem, "method", "the method")
                .help("leave `advantage` out to take the method's own, or write `method = " + other + "`"));
        return false;
    }

    private static String word(Method method) {
        return method.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static void critic(Case run) {
        boolean none = run.settings().model().value().head() == Head.NONE;
        if (none && run.settings().ppo().advantage() instanceof Advantage.Gae) {
            Diagnostic problem =
                    run.at("model.value.head", ExpCode.E0413, "`gae` needs a critic, and there is none", "no critic");
            run.report(run.against(problem, "ppo.advantage", "needs values")
                    .help("use `head = scalar`, or a method without a critic such as `method = rloo`"));
        }
        if (none && run.settings().rollout().truncation() instanceof RolloutSettings.Truncation.Bootstrap) {
            Diagnostic problem = run.at(
                    "rollout.truncation",
                    ExpCode.E0413,
                    "`bootstrap` takes the critic's value, and there is no critic",
                    "needs values");
            run.report(run.against(problem, "model.value.head", "no critic").help("use `zero` or `penalty(...)`"));
        }
    }

    private static void sampling(Case run) {
        RolloutSettings rollout = run.settings().rollout();
        if (rollout.topP() < 1 || rollout.topK() > 0) {
            String cut = rollout.topP() < 1 ? "rollout.top_p" : "rollout.top_k";
            run.report(run.at(
                            cut,
                            ExpCode.W0402,
                            "rollouts are sampled from fewer tokens than they are scored over",
                            "cuts the distribution")
                    .note("with kept mass S every sampled token's true probability is S times smaller under the"
                            + " scored distribution, so ratios and KL are biased")
                    .help("leave the cut to `decoding` blocks, which only measure"));
        }
        if (rollout.temperature() == 0) {
            run.report(run.at(
                            "rollout.temperature",
                            ExpCode.W0403,
                            "greedy rollouts never try anything else, so nothing can be learned",
                            "no exploration")
                    .help("train with `temperature = 1.0`"));
        }
    }

    private static void leash(Case run) {
        if (run.settings().kl().coefficient() == 0) {
            run.report(run.at(
                    "kl.coefficient",
                    ExpCode.W0404,
                    "nothing keeps the policy near its reference",
                    "the KL penalty counts nothing"));
        }
    }

    /** Two settings speak of divergence, one over a completion and one at a token; each is easily taken for the other. */
    private static void units(Case run) {
        if (run.settings().kl().controller() instanceof KlSettings.Controller.Adaptive(double target, long horizon)
                && target < SMALL_SEQUENCE) {
            run.report(run.at(
                            "kl.controller",
                            ExpCode.W0409,
                            "a divergence of " + target + " nats over a whole completion is next to none",
                            "`target` counts nats over a completion")
                    .note("at " + target + " nats a token, a completion of 200 tokens has " + shown(200 * target)
                            + " nats; TRL's default target is 6")
                    .help("multiply a target per token by the length of a completion"));
        }
        run.settings()
                .ppo()
                .targetKl()
                .filter(target -> target > LARGE_TOKEN)
                .ifPresent(target -> run.report(run.at(
                                "ppo.target_kl",
                                ExpCode.W0409,
                                "no update moves by " + shown(target) + " nats at every token",
                                "counts nats at a token")
                        .help("usual values are 0.01 to 0.1; a divergence over a whole completion is `kl.controller ="
                                + " adaptive(target: ...)`")));
    }

    private static String shown(double number) {
        return new java.math.BigDecimal(number, new java.math.MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static void stepSize(Case run) {
        double rate = run.settings().ppo().learningRate();
        if (rate >= LARGE_STEP) {
            run.report(run.at(
                            "ppo.learning_rate",
                            ExpCode.W0408,
                            "a step size of "
                                    + run.run()
                                            .provenanceOf("ppo.learning_rate")
                                            .value() + " is far above any that is in use",
                            "collapses most policies")
                    .note("TRL's default is 1.41e-5; small models trained whole bear about 1e-4"));
        }
    }
}
