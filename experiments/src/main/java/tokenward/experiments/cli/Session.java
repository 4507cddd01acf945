package tokenward.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.experiments.run.Runner;
import tokenward.experiments.store.ExperimentDirectory;

/** Runs a plan in front of a terminal and ends with its tables and its report. */
final class Session {
    private final PrintWriter out;
    private final PrintWriter err;

    Session(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** Returns the exit code. */
    int run(ExperimentPlan plan, Path runs, Runner.Begin begin) {
        TerminalWatcher watcher = new TerminalWatcher(out, Clock.systemUTC(), Terminals.interactive());
        try (Interruption interruption = new Interruption(err)) {
            Runner runner = new Runner(runs, begin, watcher, interruption.asked(), Clock.systemUTC());
            for (RunPlan run : plan.runs()) {
                out.println("experiment " + plan.name() + (run.point().isEmpty() ? "" : "   " + run.name())
                        + "   fingerprint " + plan.fingerprint().abbreviated());
                Runner.Result result = runner.run(plan, run);
                watcher.done();
                if (!result.finished()) {
                    out.println("stopped; `exp resume " + result.directory().path() + "` goes on");
                    return 0;
                }
                if (!result.made()) {
                    out.println("already finished; --fresh runs it again");
                }
            }
        } finally {
            watcher.done();
        }
        Path top = runs.resolve(plan.name()).resolve(plan.fingerprint().abbreviated());
        Reports.write(ExperimentDirectory.open(top), out);
        return 0;
    }
}
