package tokenward.experiments.cli.experiment;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.Experiments;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.Parsed;

/** Reads an experiment for a verb and tells what is wrong with it. */
public final class ExperimentFile {
    private ExperimentFile() {}

    /**
     * Returns the plan of a file with overrides applied.
     *
     * @throws UserError after the diagnostics were printed, when there are errors
     */
    public static ExperimentPlan load(Path file, List<String> overrides, PrintWriter err) {
        Parsed<ExperimentPlan> parsed = Experiments.load(file, Optional.empty(), overrides, PlanFile.texts(file));
        Diagnostics.print(parsed.diagnostics(), Diagnostics.Format.TEXT, err);
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
    public static ExperimentPlan only(ExperimentPlan plan, List<String> points, PrintWriter err) {
        Parsed<ExperimentPlan> parsed = Experiments.only(plan, points);
        if (parsed.value().isEmpty()) {
            Diagnostics.print(parsed.diagnostics(), Diagnostics.Format.TEXT, err);
            throw UserError.input("nothing to run");
        }
        return parsed.value().get();
    }

    /** Returns whether an argument is a setting such as {@code ppo.epochs=2} or {@code without reward.lint}, not a file. */
    static boolean isOverride(String argument) {
        return argument.startsWith("without ") || argument.matches("(?s)[A-Za-z_][A-Za-z_0-9@.]*\\s*=.*");
    }
}
