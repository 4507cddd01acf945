package tokenward.experiments.cli.terminal;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import tokenward.engine.train.TrainingEvent;
import tokenward.experiments.assembly.Watcher;

/**
 * Shows a run while it works: one line that is rewritten on a terminal, a line now and then in a log.
 */
public final class TerminalWatcher implements Watcher {
    private static final Duration LOG_EVERY = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final Clock clock;
    private final boolean terminal;
    private final Progress progress = new Progress();
    private Instant logged = Instant.EPOCH;
    private boolean live;

    /**
     * Creates a watcher.
     *
     * @param terminal whether a line can be rewritten
     */
    public TerminalWatcher(PrintWriter out, Clock clock, boolean terminal) {
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
    public void done() {
        if (live) {
            out.println();
            out.flush();
            live = false;
        }
    }

    private void evaluated(TrainingEvent.EvaluationDone done) {
        String when = switch (done.phase()) {
            case BASE -> "base";
            case TRAINING -> "update " + done.update();
            case TUNED -> "kept (update " + done.update() + ")";
        };
        line(String.format(Locale.ROOT, "%-24s %s%s", when, done.name(), Progress.measured(done)));
    }

    private void progress(TrainingEvent.UpdateDone done) {
        Instant now = clock.instant();
        String text = progress.text(done, now);
        if (terminal) {
            rewrite(text);
        } else if (Duration.between(logged, now).compareTo(LOG_EVERY) >= 0 || done.update() == done.updates()) {
            logged = now;
            line(text);
        }
    }

    private void rewrite(String text) {
        // Cut at the edge of the terminal: a wrapped line could not be rewritten.
        out.print("\r\u001b[K\u001b[?7l" + text + "\u001b[?7h");
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
