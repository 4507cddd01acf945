package tokenward.experiments.cli.score;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.Experiments;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.experiment.ExperimentFile;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.Diagnostics.Format;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;

/** The rewards of a file as an experiment of their own: those of the experiment it holds, or its definitions. */
final class ScoredRewards {
    private ScoredRewards() {}

    /**
     * Returns a plan whose reward channels are those asked for.
     *
     * @param reward the only one wanted; empty for all of the file
     * @throws UserError after the diagnostics were printed, when the file is wrong or has no such reward
     */
    static ExperimentPlan plan(Path file, Optional<String> reward, List<String> overrides, PrintWriter err) {
        Parsed<List<ExperimentPlan>> checked = Experiments.check(file, List.of());
        if (checked.value().isEmpty()) {
            return refuse(file, checked.diagnostics(), err);
        }
        List<ExperimentPlan> plans = checked.value().get();
        List<String> defined = Experiments.definedRewards(file);
        boolean definition = reward.map(defined::contains).orElse(plans.isEmpty());
        if (plans.isEmpty() && !definition) {
            throw UserError.input(file + " defines no reward `" + reward.orElse("") + "`\nhelp: it defines "
                    + String.join(", ", defined));
        }
        if (!definition) {
            return ofExperiment(file, reward, overrides, err);
        }
        List<String> wanted = reward.map(List::of).orElse(defined);
        if (wanted.isEmpty()) {
            throw UserError.input(file + " defines no reward and holds no experiment");
        }
        Path beside = file.resolveSibling("a scored " + file.getFileName());
        String text = experiment(file, wanted);
        Parsed<ExperimentPlan> made = Experiments.load(
                beside, Optional.empty(), overrides, path -> path.equals(beside) ? text : Files.readString(path));
        return made.value().orElseGet(() -> refuse(file, made.diagnostics(), err));
    }

    private static ExperimentPlan ofExperiment(
            Path file, Optional<String> reward, List<String> overrides, PrintWriter err) {
        ExperimentPlan plan = ExperimentFile.load(file, overrides, err);
        if (reward.isEmpty()) {
            return plan;
        }
        List<String> names =
                plan.first().settings().reward().stream().map(r -> r.name()).toList();
        if (!names.contains(reward.get())) {
            throw UserError.input(
                    file + " has no reward `" + reward.get() + "`\nhelp: it has " + String.join(", ", names));
        }
        List<String> only = new java.util.ArrayList<>(overrides);
        names.stream().filter(n -> !n.equals(reward.get())).forEach(n -> only.add("without reward." + n));
        Parsed<ExperimentPlan> narrowed = Experiments.load(file, only);
        return narrowed.value().orElseGet(() -> refuse(file, narrowed.diagnostics(), err));
    }

    private static String experiment(Path file, List<String> rewards) {
        StringBuilder text = new StringBuilder("import \"" + file.getFileName() + "\"\n\nexperiment score {\n");
        text.append("  model policy { checkpoint = \"org/none\" }\n  data train { dataset = \"org/none\" }\n");
        rewards.forEach(name -> text.append("  reward ").append(name).append(" { weight = 1 }\n"));
        return text.append("}\n").toString();
    }

    private static ExperimentPlan refuse(Path file, List<Diagnostic> problems, PrintWriter err) {
        Diagnostics.print(problems, Format.TEXT, err);
        throw UserError.input(file + " is not sound");
    }
}
