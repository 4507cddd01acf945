package tokenward.dsl.check;

import java.util.OptionalInt;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.DataSettings.Select;
import tokenward.dsl.vocabulary.PpoSettings;
import tokenward.dsl.vocabulary.PpoSettings.Advantage;
import tokenward.grammars.text.Diagnostic;

/** Whether batches divide as they must. */
final class BatchChecks {
    private BatchChecks() {}

    static void check(Case run) {
        if (!run.settings().method().samples()) {
            return;
        }
        miniBatches(run);
        microBatches(run);
        groups(run);
        rows(run);
        warmup(run);
    }

    private static void miniBatches(Case run) {
        PpoSettings ppo = run.settings().ppo();
        int batch = ppo.batch();
        int mini = ppo.miniBatch();
        int rest = batch % mini;
        if (rest == 0) {
            return;
        }
        String title = mini > batch
                ? "a mini-batch of " + mini + " rollouts is larger than the batch of " + batch
                : batch + " rollouts do not divide into mini-batches of " + mini;
        String label = mini > batch
                ? "more than a batch holds"
                : "the last mini-batch would hold " + rest + (rest == 1 ? " rollout" : " rollouts");
        Diagnostic problem = run.at("ppo.mini_batch", ExpCode.E0401, title, label);
        problem = run.against(problem, "ppo.batch", batch + " rollouts per update are set here");
        int near = nearestDivisor(batch, mini);
        String multiple =
                mini <= batch ? ", or make `ppo.batch` a multiple of " + mini + ", such as " + batch / mini * mini : "";
        run.report(problem.help("use `" + near + " rollouts`" + multiple));
    }

    private static int nearestDivisor(int batch, int wanted) {
        int best = 1;
        for (int divisor = 1; divisor <= batch; divisor++) {
            if (batch % divisor == 0 && Math.abs(divisor - wanted) <= Math.abs(best - wanted)) {
                best = divisor;
            }
        }
        return best;
    }

    private static void microBatches(Case run) {
        OptionalInt micro = run.settings().ppo().microBatchSize();
        int mini = run.settings().ppo().miniBatch();
        if (micro.isPresent() && micro.getAsInt() > mini) {
            Diagnostic problem = run.at(
                    "ppo.micro_batch",
                    ExpCode.E0402,
                    "a micro-batch of " + micro.getAsInt() + " rollouts is larger than the mini-batch of " + mini,
                    "more than one optimizer step uses");
            run.report(run.against(problem, "ppo.mini_batch", "rollouts per optimizer step"));
        }
    }

    private static void groups(Case run) {
        PpoSettings ppo = run.settings().ppo();
        int samples = run.settings().rollout().samplesPerPrompt();
        boolean grouped =
                ppo.advantage() instanceof Advantage.Group || ppo.advantage() instanceof Advantage.LeaveOneOut;
        if (grouped && samples < 2) {
            Diagnostic problem = run.at(
                    "rollout.samples_per_prompt",
                    ExpCode.E0403,
                    "one completion per prompt has no group to be compared with",
                    "a group of one");
            run.report(run.against(problem, "ppo.advantage", "compares completions of one prompt")
                    .help("use `samples_per_prompt = 8`"));
        } else if (ppo.batch() % samples != 0) {
            Diagnostic problem = run.at(
                    "rollout.samples_per_prompt",
                    ExpCode.E0403,
                    ppo.batch() + " rollouts do not divide into groups of " + samples,
                    samples + " completions of each prompt");
            run.report(run.against(problem, "ppo.batch", ppo.batch() + " rollouts per update are set here")
                    .help("use `" + nearestDivisor(ppo.batch(), samples) + "`"));
        }
    }

    private static void rows(Case run) {
        int prompts = run.settings().ppo().batch()
                / Math.max(1, run.settings().rollout().samplesPerPrompt());
        run.settings().data("train").ifPresent(train -> {
            int rows = switch (train.select()) {
                case Select.All all -> Integer.MAX_VALUE;
                case Select.First first -> first.rows();
                case Select.Random random -> random.rows();
            };
            int left = rows == Integer.MAX_VALUE ? rows : rows - train.holdout();
            if (left < prompts) {
                Diagnostic problem = run.at(
                        "data.train.select",
                        ExpCode.E0409,
                        "a batch needs " + prompts + " prompts, and " + Math.max(0, left) + " are left to train on",
                        train.holdout() > 0 ? rows + " rows less " + train.holdout() + " held out" : rows + " rows");
                run.report(run.against(problem, "ppo.batch", "rollouts per update"));
            }
        });
    }

    private static void warmup(Case run) {
        int warmup = run.settings().ppo().warmup();
        run.settings().budget().updates().filter(updates -> warmup >= updates).ifPresent(updates -> {
            Diagnostic problem = run.at(
                    "ppo.warmup",
                    ExpCode.E0414,
                    "the step size would rise for " + warmup + " updates of a run of " + updates,
                    "never reaches `learning_rate`");
            run.report(run.against(problem, "budget.updates", "the whole run"));
        });
    }
}
