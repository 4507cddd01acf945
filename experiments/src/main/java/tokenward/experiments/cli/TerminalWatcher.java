package tokenward.experiments.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.engine.ppo.Metric;
import tokenward.engine.ppo.UpdateStats;
import tokenward.engine.train.TrainingEvent;
import tokenward.experiments.run.Watcher;

/**
 * Shows a run while it works: one line that is rewritten on a terminal, a line now and then in a log.
 */
final class TerminalWatcher implements Watcher {
    private static final Duration LOG_EVERY = Duration.ofSeconds(10);
    private static final int BAR = 20;

    private final PrintWriter out;
    private final Clock clock;
    private final boolean terminal;
    private final SortedMap<String, Double> measured = new TreeMap<>();
    private Instant begun = Instant.EPOCH;
    private Instant logged = Instant.EPOCH;
    private int firstUpdate;
    private boolean live;

    /**
     * Creates a watcher.
     *
     * @param terminal whether a line can be rewritten
     */
    TerminalWatcher(PrintWriter out, Clock clock, boolean terminal) {
        this.out = out;
        this.clock = clock;
        this.terminal = terminal;
    }

    @Override
    public void phase(String text) {
        line("... " + text);
    }

    @Override
    public void fact(String name, String value) {
        line(String.format(Locale.ROOT, "%-24s %s", name, value));
    }

    @Override
    public void warning(String text) {
        line("warning: " + text);
    }

    @Override
    public void event(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.UpdateDone done -> progress(done);
            case TrainingEvent.EvaluationStarted started -> {
                if (terminal) {
                    rewrite("measuring " + started.name() + " ...");
                }
            }
            case TrainingEvent.EvaluationDone done -> evaluated(done);
            case TrainingEvent.Warning warning -> warning(warning.text());
            case TrainingEvent.RolloutsScored scored -> {}
            case TrainingEvent.CheckpointWritten written -> {}
        }
    }

    /** Ends the live line, so that what follows stands below it. */
    void done() {
        if (live) {
            out.println();
            out.flush();
            live = false;
        }
    }

    private void evaluated(TrainingEvent.EvaluationDone done) {
        StringBuilder text = new StringBuilder();
        done.result().metrics().forEach((name, value) -> {
            if (name.startsWith("pass@") || name.equals("reward")) {
                text.append(String.format(Locale.ROOT, "  %s %.3f", name, value));
                measured.put(done.name() + " " + name, value);
            }
        });
        String when = switch (done.phase()) {
            case BASE -> "base";
            case TRAINING -> "update " + done.update();
            case TUNED -> "kept (update " + done.update() + ")";
        };
        line(String.format(Locale.ROOT, "%-24s %s%s", when, done.name(), text));
    }

    private void progress(TrainingEvent.UpdateDone done) {
        Instant now = clock.instant();
        if (begun.equals(Instant.EPOCH)) {
            begun = now;
            firstUpdate = done.update();
        }
        String text = bar(done) + numbers(done.stats()) + remaining(done, now);
        if (terminal) {
            rewrite(text);
        } else if (Duration.between(logged, now).compareTo(LOG_EVERY) >= 0 || done.update() == done.updates()) {
            logged = now;
            line(text);
        }
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
        append(text, stats, Metric.SFT_LOSS, "loss");
        append(text, stats, Metric.REWARD_TOTAL, "reward");
        append(text, stats, Metric.KL_SEQUENCE, "kl");
        append(text, stats, Metric.POLICY_ENTROPY, "entropy");
        append(text, stats, Metric.COMPLETION_TOKENS, "tokens");
        return text.toString();
    }

    private static void append(StringBuilder text, UpdateStats stats, Metric metric, String word) {
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

    private void rewrite(String text) {
        out.print("\r\u001b[K" + text);
        out.flush();
        live = true;
    }

    private void line(String text) {
        if (live) {
            out.print("\r\u001b[K");
            live = false;
        }
        out.println(text);
        out.flush();
    }
}
