package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.experiments.cli.score.LedgerPrinter;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.TerminalWatcher;
import tokenward.experiments.cli.terminal.Terminals;
import tokenward.experiments.run.Rehearsal;
import tokenward.experiments.run.Trial;
import tokenward.experiments.score.Score;

/** A rehearsal in front of a terminal: what every channel pays to each token of reference solutions and first rollouts. */
final class DryRun {
    private final PrintWriter out;

    DryRun(PrintWriter out) {
        this.out = out;
    }

    /** Does everything but train with the first run of a plan, and returns the exit code. */
    int show(ExperimentPlan plan) {
        TerminalWatcher watcher = new TerminalWatcher(out, Clock.systemUTC(), Terminals.interactive());
        RunPlan run = plan.first();
        out.println("rehearsal of " + plan.name() + (run.point().isEmpty() ? "" : "   " + run.name())
                + "   fingerprint " + plan.fingerprint().abbreviated());
        List<Trial> trials = Rehearsal.of(plan, run, watcher);
        watcher.done();
        out.println();
        LedgerPrinter printer = new LedgerPrinter(out, Terminals.colour());
        boolean broken = false;
        for (Trial trial : trials) {
            printer.print(trial.what(), new Score(trial.task(), trial.completion(), trial.ledger()));
            broken |= trial.ledger().broken().isPresent();
        }
        out.println("nothing was trained and nothing was kept; `exp run` without --dry-run goes all the way");
        out.flush();
        return broken ? ExitCode.ENVIRONMENT : 0;
    }
}
