package tokenward.experiments.report.html;

import java.util.Map;
import java.util.Optional;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.table.Words;

/** What metrics mean, for those who read a report without the handbook beside it. */
final class Glossary {
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("reward.total", "Mean over rollouts of the weighted sum of all channels, without KL."),
            Map.entry("reward.with_kl", "Mean reward with the KL penalty taken off."),
            Map.entry("reward.length_correlation", "Correlation of reward with length over rollouts: the length bias."),
            Map.entry("policy.first_ratio", "Ratio before the first step; 1 when sampling and training agree."),
            Map.entry("tokens", "Tokens sampled for training so far."),
            Map.entry("epochs", "Passes over each batch of rollouts."),
            Map.entry("kl.sequence", "How far the policy has moved from the reference: nats per sequence."),
            Map.entry("kl.token", "How far the policy has moved from the reference: nats per token."),
            Map.entry("kl.coefficient", "Weight of KL in the reward."),
            Map.entry("policy.loss", "Clipped surrogate loss: minus the mean of ratio times advantage."),
            Map.entry("policy.ratio", "Mean ratio of token probabilities after and before the steps of an update."),
            Map.entry("policy.clip_fraction", "Share of tokens whose ratio was clipped: how hard an update pulls."),
            Map.entry("policy.approximate_kl", "Distance to the policy that sampled, half the mean squared log-ratio."),
            Map.entry("policy.entropy", "Entropy of the next-token distribution, nats; falls as the policy settles."),
            Map.entry("value.loss", "Squared error of the critic against the returns."),
            Map.entry(
                    "value.explained_variance", "Share of the variance of returns the critic explains; 1 is perfect."),
            Map.entry("value.clip_fraction", "Share of tokens whose value was clipped."),
            Map.entry("gradient.norm", "Norm of the gradient of all parameters, before clipping."),
            Map.entry("learning_rate", "Step size of the optimizer."),
            Map.entry("completion.tokens", "Mean length of a completion, end of sequence included."),
            Map.entry("completion.finished", "Share of completions the policy ended itself."),
            Map.entry("completion.code", "Share of completions that hold a program."),
            Map.entry("rollouts.broken", "Rollouts left out of training because the harness failed."),
            Map.entry("sft.loss", "Mean negative log-likelihood per target token, nats."),
            Map.entry("pass@1", "Share of tasks solved with one answer each."),
            Map.entry("pass_ratio", "Mean share of a task's tests that pass."),
            Map.entry("reward", "Mean weighted reward."),
            Map.entry("extraction_failure", "Share of answers from which no program could be taken."),
            Map.entry("length", "Mean tokens of an answer."),
            Map.entry("loss", "Mean negative log-likelihood of the reference solution per token, nats."));

    private Glossary() {}

    /** Returns what a series means, when it is known. */
    static Optional<String> of(String path) {
        String metric = Measurements.metricOf(path);
        if (metric.startsWith("pass@") && !metric.equals("pass@1")) {
            return Optional.of("Share of tasks that one of " + metric.substring(5) + " answers solves.");
        }
        if (Words.isChannel(path)) {
            return Optional.of("Mean score of the channel before its weight.");
        }
        if (Words.isLanding(path)) {
            return Optional.of("Tokens the channel's reward lands on; 1 when all of it is on one token.");
        }
        return Optional.ofNullable(MEANINGS.get(metric));
    }
}
