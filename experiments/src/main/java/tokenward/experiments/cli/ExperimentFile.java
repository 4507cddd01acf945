package tokenward.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.Experiments;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;

/** Reads an experiment for a verb and tells what is wrong with it. */
final class ExperimentFile {
    private ExperimentFile() {}

    /**
     * Returns the plan of a file with overrides applied.
     *
     * @throws UserError after the diagnostics were printed, when there are errors
     */
    static ExperimentPlan load(Path file, List<String> overrides, PrintWriter err) {
        Parsed<ExperimentPlan> parsed = Experiments.load(file, Optional.empty(), overrides, PlanFile.texts(file));
        if (!parsed.diagnostics().isEmpty()) {
            err.println(new DiagnosticRenderer(Terminals.colour()).render(parsed.diagnostics()));
        }
        if (parsed.hasErrors() || parsed.value().isEmpty()) {
            long errors = parsed.diagnostics().stream().filter(d -> d.isError()).count();
            throw UserError.input(file + " has " + errors + (errors == 1 ? " fault" : " faults"));
        }
        return parsed.value().get();
    }

    /**
     * Returns a plan with only the points of its sweep that agree.
     *
     * @throws UserError after the diagnostics were printed, when no point does
     */
    static ExperimentPlan only(ExperimentPlan plan, List<String> points, PrintWriter err) {
        Parsed<ExperimentPlan> parsed = Experiments.only(plan, points);
        if (parsed.value().isEmpty()) {
            err.println(new DiagnosticRenderer(Terminals.colour()).render(parsed.diagnostics()));
            throw UserError.input("nothing to run");
        }
        return parsed.value().get();
    }
}
