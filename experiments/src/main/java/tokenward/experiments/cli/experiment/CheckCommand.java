package tokenward.experiments.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.Experiments;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.world.WorldCommand;
import tokenward.experiments.cli.world.WorldFiles;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;

/** {@code exp check}: everything that can be said about experiment files without opening a checkpoint. */
@Command(
        name = "check",
        description = "Checks experiment files: every name, value and combination, before anything is computed.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE|SETTING", description = "Files, then settings such as ppo.epochs=2.")
    private List<String> arguments = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    @Override
    public Integer call() {
        return check(arguments, format, spec.commandLine().getOut());
    }

    /** Checks files with the settings among the arguments, and returns the exit code. */
    public static int check(List<String> arguments, Diagnostics.Format format, PrintWriter out) {
        List<String> overrides =
                arguments.stream().filter(ExperimentFile::isOverride).toList();
        boolean sound = true;
        List<Diagnostic> all = new ArrayList<>();
        List<String> summaries = new ArrayList<>();
        for (String file : arguments) {
            if (file.endsWith(".world")) {
                WorldFiles.read(Path.of(file));
                Parsed<WorldLibrary> checked = WorldLoader.check(Path.of(file));
                sound &= !checked.hasErrors();
                all.addAll(checked.diagnostics());
                checked.value()
                        .ifPresent(library ->
                                summaries.add(WorldCommand.summary(Path.of(file), library, checked.diagnostics())));
            } else if (!ExperimentFile.isOverride(file)) {
                Parsed<List<ExperimentPlan>> checked =
                        Experiments.check(Path.of(file), overrides, PlanFile.texts(Path.of(file)));
                sound &= !checked.hasErrors();
                all.addAll(checked.diagnostics());
                checked.value()
                        .ifPresent(plans -> summaries.add(file + ": " + (isBlank(file) ? "empty" : summary(plans))));
            }
        }
        Diagnostics.print(all.stream().distinct().toList(), format, out);
        if (format == Diagnostics.Format.TEXT) {
            summaries.forEach(out::println);
        }
        return sound ? 0 : ExitCode.WRONG_INPUT;
    }

    private static boolean isBlank(String file) {
        try {
            return Files.readString(Path.of(file)).isBlank();
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be read", e);
        }
    }

    private static String summary(List<ExperimentPlan> plans) {
        if (plans.isEmpty()) {
            return "definitions are sound; nothing runs by itself";
        }
        List<String> parts = new ArrayList<>();
        for (ExperimentPlan plan : plans) {
            int runs = plan.runs().size();
            parts.add("experiment " + plan.name() + " is sound, " + runs + (runs == 1 ? " run" : " runs")
                    + ", fingerprint " + plan.fingerprint().abbreviated());
        }
        return String.join("; ", parts);
    }
}
