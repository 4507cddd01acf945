package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tokenward.engine.train.TrainingEvent;
import tokenward.experiments.assembly.Watcher;
import tokenward.experiments.cli.terminal.Progress;
import tokenward.experiments.run.Runner;

/**
 * Shows the runs of a sweep while several are made at once: a line for each that ends, and below them, on a terminal,
 * what the others are doing and how many are left. Called from the threads of all runs.
 */
final class SweepBoard {
    private static final Duration LOG_EVERY = Duration.ofSeconds(30);

    private final PrintWriter out;
    private final Clock clock;
    private final boolean terminal;
    private final int runs;
    private final int width;
    private final Instant begun;
    private final Map<String, String> working = new LinkedHashMap<>();
    private int ended;
    private int made;
    private int failed;
    private int drawn;

    /**
     * Creates a board.
     *
     * @param terminal whether lines can be rewritten
     * @param names of all runs
     */
    SweepBoard(PrintWriter out, Clock clock, boolean terminal, Iterable<String> names) {
        this.out = out;
        this.clock = clock;
        this.terminal = terminal;
        int count = 0;
        int longest = 0;
        for (String name : names) {
            count++;
            longest = Math.max(longest, name.length());
        }
        this.runs = count;
        this.width = longest;
        this.begun = clock.instant();
    }

    /** Returns who watches one run. */
    Watcher watcher(String name) {
        return new Cell(name);
    }

    /** Notes that a run is over and prints its line. */
    synchronized void ended(String name, Runner.Outcome outcome, String last) {
        working.remove(name);
        ended++;
        made += outcome == Runner.Outcome.FINISHED ? 1 : 0;
        String word = switch (outcome) {
            case FINISHED -> "done       ";
            case FOUND -> "there      ";
            case TAKEN_OVER -> "taken over ";
            case STOPPED -> "stopped    ";
        };
        print(padded(name) + "  " + word + last);
    }

    /** Notes that a run failed. */
    synchronized void failed(String name, String message) {
        working.remove(name);
        ended++;
        failed++;
        print(padded(name) + "  failed     " + message);
    }

    /** Leaves what is drawn and ends the board. */
    synchronized void close() {
        erase();
        out.flush();
    }

    private synchronized void show(String name, String text) {
        working.put(name, text);
        if (terminal) {
            erase();
            draw();
        }
    }

    private synchronized void print(String line) {
        erase();
        out.println(line);
        if (terminal) {
            draw();
        }
        out.flush();
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A\r\u001b[J");
            drawn = 0;
        }
    }

    private void draw() {
        // A line that is too long for the terminal is cut: wrapped, it would be two to go back over.
        out.print("\u001b[?7l");
        working.forEach((name, text) -> out.println(padded(name) + "  " + text));
        out.println(overview() + "\u001b[?7h");
        drawn = working.size() + 1;
        out.flush();
    }

    private String overview() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%d of %d runs, %d at once", ended, runs, working.size()));
        if (failed > 0) {
            text.append(String.format(Locale.ROOT, ", %d failed", failed));
        }
        if (made > 0) {
            Duration left = Duration.between(begun, clock.instant())
                    .multipliedBy(runs - ended)
                    .dividedBy(made);
            text.append(String.format(Locale.ROOT, ", about %d:%02d left", left.toMinutes(), left.toSecondsPart()));
        }
        return text.toString();
    }

    private String padded(String name) {
        return name + " ".repeat(Math.max(0, width - name.length()));
    }

    /** One run; a log gets a line of it now and then. */
    private final class Cell implements Watcher {
        private final String name;
        private final Progress progress = new Progress();
        private Instant logged = clock.instant();

        private Cell(String name) {
            this.name = name;
        }

        @Override
        public void phase(String text) {
            show(name, text);
        }

        @Override
        public void fact(String fact, String value) {}

        @Override
        public void warning(String text) {
            print(padded(name) + "  warning: " + text);
        }

        @Override
        public void event(TrainingEvent event) {
            switch (event) {
                case TrainingEvent.UpdateDone done -> {
                    Instant now = clock.instant();
                    String text = progress.text(done, now);
                    show(name, text);
                    if (!terminal && Duration.between(logged, now).compareTo(LOG_EVERY) >= 0) {
                        logged = now;
                        print(padded(name) + "  " + text);
                    }
                }
                case TrainingEvent.EvaluationStarted started -> show(name, "measuring " + started.name());
                case TrainingEvent.Warning warning -> warning(warning.text());
                default -> {}
            }
        }
    }
}
