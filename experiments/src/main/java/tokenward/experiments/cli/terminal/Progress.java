package tokenward.experiments.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tokenward.engine.config.TrainingMetric;
import tokenward.engine.ppo.UpdateStats;
import tokenward.engine.train.TrainingEvent;

/** How far a run is, in one line: a bar, the numbers to watch, and the time that is left. */
public final class Progress {
    private static final int BAR = 20;

    private Instant begun = Instant.EPOCH;
    private int firstUpdate;

    /** Returns the line after an update. */
    public String text(TrainingEvent.UpdateDone done, Instant now) {
        if (begun.equals(Instant.EPOCH)) {
            begun = now;
            firstUpdate = done.update();
        }
        return bar(done) + numbers(done.stats()) + remaining(done, now);
    }

    /** Returns what an evaluation is watched for. */
    static String measured(TrainingEvent.EvaluationDone done) {
        StringBuilder text = new StringBuilder();
        done.result().metrics().forEach((name, value) -> {
            if (name.startsWith("pass@") || name.equals("reward")) {
                text.append(String.format(Locale.ROOT, "  %s %.3f", name, value));
            }
        });
        return text.toString();
    }

    private static String bar(TrainingEvent.UpdateDone done) {
        int filled = (int) ((long) BAR * done.update() / done.updates());
        return String.format(
                Locale.ROOT,
                "update %d/%d [%s%s]",
                done.update(),
                done.updates(),
                "=".repeat(filled),
                " ".repeat(BAR - filled));
    }

    private static String numbers(UpdateStats stats) {
        StringBuilder text = new StringBuilder();
        append(text, stats, TrainingMetric.SFT_LOSS, "loss");
        append(text, stats, TrainingMetric.REWARD_TOTAL, "reward");
        append(text, stats, TrainingMetric.KL_SEQUENCE, "kl");
        append(text, stats, TrainingMetric.POLICY_ENTROPY, "entropy");
        append(text, stats, TrainingMetric.COMPLETION_TOKENS, "tokens");
        return text.toString();
    }

    private static void append(StringBuilder text, UpdateStats stats, TrainingMetric metric, String word) {
        double value = stats.get(metric);
        if (!Double.isNaN(value)) {
            text.append(String.format(Locale.ROOT, "  %s %.3g", word, value));
        }
    }

    private String remaining(TrainingEvent.UpdateDone done, Instant now) {
        int made = done.update() - firstUpdate;
        if (made == 0) {
            return "";
        }
        Duration each = Duration.between(begun, now).dividedBy(made);
        Duration left = each.multipliedBy(done.updates() - done.update());
        return String.format(
                Locale.ROOT,
                "  %.1f s each, %d:%02d left",
                each.toMillis() / 1000.0,
                left.toMinutes(),
                left.toSecondsPart());
    }
}
