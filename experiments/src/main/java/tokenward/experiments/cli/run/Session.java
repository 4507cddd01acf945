package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.experiments.cli.terminal.TerminalWatcher;
import tokenward.experiments.cli.terminal.Terminals;
import tokenward.experiments.run.Runner;
import tokenward.experiments.store.ExperimentDirectory;

/** Makes the runs of a plan in front of a terminal and ends with its tables and its report. */
final class Session {
    private final PrintWriter out;
    private final PrintWriter err;

    Session(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Makes all runs and reports them.
     *
     * @param atOnce runs made at the same time; 0 for as many as the cores allow
     * @return the exit code
     */
    int run(ExperimentPlan plan, Path runs, Runner.Begin begin, int atOnce) {
        make(plan, runs, begin, atOnce).ifPresent(made -> Reports.write(made, out));
        return 0;
    }

    /** Makes all runs and returns where they are; empty when the user stopped them. */
    Optional<ExperimentDirectory> make(ExperimentPlan plan, Path runs, Runner.Begin begin, int atOnce) {
        boolean ended;
        Failures failures = new Failures();
        try (Interruption interruption = new Interruption(err)) {
            Runner runner = new Runner(runs, begin, interruption.asked(), Clock.systemUTC());
            int lanes = lanes(plan, atOnce);
            ended = lanes == 1 ? oneByOne(plan, runner, failures) : sideBySide(plan, runner, lanes, failures);
        }
        Path top = runs.resolve(plan.name()).resolve(plan.fingerprint().abbreviated());
        if (!ended) {
            out.println("stopped; `exp resume " + top + "` goes on");
            return Optional.empty();
        }
        out.flush();
        failures.pass(plan.runs().size(), top.toString(), err);
        return Optional.of(ExperimentDirectory.open(top));
    }

    /** Runs that state their threads share the cores; one that does not gets all of them. */
    private static int lanes(ExperimentPlan plan, int atOnce) {
        int runs = plan.runs().size();
        if (atOnce > 0) {
            return Math.min(atOnce, runs);
        }
        int threads = plan.first().settings().hardware().threads();
        return threads == 0 ? 1 : Math.clamp(Runtime.getRuntime().availableProcessors() / threads, 1, runs);
    }

    private boolean oneByOne(ExperimentPlan plan, Runner runner, Failures failures) {
        for (RunPlan run : plan.runs()) {
            out.println("experiment " + plan.name()
                    + (run.point().isEmpty() ? "" : "   " + run.name())
                    + "   fingerprint " + plan.fingerprint().abbreviated());
            TerminalWatcher watcher = new TerminalWatcher(out, Clock.systemUTC(), Terminals.interactive());
            try {
                Runner.Result result = runner.run(plan, run, 0, watcher);
                watcher.done();
                if (result.outcome() == Runner.Outcome.STOPPED) {
                    return false;
                }
                if (result.outcome() == Runner.Outcome.FOUND) {
                    out.println("already finished; --fresh runs it again");
                }
            } catch (RuntimeException failure) {
                watcher.done();
                failures.add(run.name(), failure);
                if (plan.runs().size() > 1) {
                    out.println("failed: " + failure.getMessage());
                }
            }
        }
        return true;
    }

    /** Every lane takes the next run, until there are none or the user asks to stop. */
    private boolean sideBySide(ExperimentPlan plan, Runner runner, int lanes, Failures failures) {
        out.println("experiment " + plan.name() + "   " + plan.runs().size() + " runs, " + lanes
                + " at once   fingerprint " + plan.fingerprint().abbreviated());
        SweepBoard board = new SweepBoard(
                out,
                Clock.systemUTC(),
                Terminals.interactive(),
                plan.runs().stream().map(RunPlan::name).toList());
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / lanes);
        Queue<RunPlan> waiting = new ConcurrentLinkedQueue<>(plan.runs());
        AtomicBoolean stopped = new AtomicBoolean();
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(lanes)) {
            for (int lane = 0; lane < lanes; lane++) {
                working.add(executor.submit(() -> {
                    for (RunPlan run = waiting.poll(); run != null && !stopped.get(); run = waiting.poll()) {
                        if (isStopped(plan, run, runner, threads, board, failures)) {
                            stopped.set(true);
                        }
                    }
                }));
            }
        }
        board.close();
        working.forEach(Session::result);
        return !stopped.get();
    }

    /** Makes one run of a lane and returns whether the user stopped it; one that fails is noted, and the lane goes on. */
    private static boolean isStopped(
            ExperimentPlan plan, RunPlan run, Runner runner, int threads, SweepBoard board, Failures failures) {
        try {
            Runner.Result result = runner.run(plan, run, threads, board.watcher(run.name()));
            board.ended(run.name(), result.outcome(), CellSummary.of(result.directory()));
            return result.outcome() == Runner.Outcome.STOPPED;
        } catch (RuntimeException failure) {
            failures.add(run.name(), failure);
            board.failed(run.name(), String.valueOf(failure.getMessage()));
            return false;
        }
    }

    /** Passes on what ended a lane. */
    private static void result(Future<?> lane) {
        try {
            lane.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while runs were made", stopped);
        }
    }
}
