package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.plan.Provenance;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.store.ExperimentDirectory;

/** The verb {@code exp report}: tables and figures from run directories alone. */
@Command(
        name = "report",
        description = "Writes tables, figures and a page from run directories; several are set side by side.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN",
            arity = "1..*",
            description = "Run directories, or names of experiments below runs/.")
    private List<Path> runs = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write; beside the run when not given.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--faithful",
            description = {
                "Says where the run departs from published settings, and fails where a changed value claims @paper."
            })
    private boolean faithful;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    @Override
    public Integer call() {
        Map<String, ExperimentDirectory> named = new LinkedHashMap<>();
        for (Path run : runs) {
            ExperimentDirectory directory = ExperimentDirectory.open(find(run));
            String name = directory.top().plan().experiment();
            String unique = named.containsKey(name)
                    ? name + "/" + directory.top().plan().abbreviated()
                    : name;
            named.put(named.containsKey(unique) ? run.toString() : unique, directory);
        }
        ExperimentDirectory first = named.values().iterator().next();
        if (first.runs().isEmpty()) {
            throw UserError.input("`" + first.top() + "` has no runs yet");
        }
        Experiment experiment = named.size() == 1 ? Experiment.of(first) : Experiment.sideBySide(named);
        Path folder = out.orElse(named.size() == 1 ? first.top().report() : Path.of("report"));
        List<Provenance> departing = departing(named.values());
        boolean honest = departing.stream().noneMatch(setting -> setting.kind() == Provenance.Kind.PAPER);
        if (format == Diagnostics.Format.JSON) {
            spec.commandLine().getOut().println(ReportAnswer.of(experiment, folder, departing));
        } else {
            Reports.write(experiment, folder, spec.commandLine().getOut());
            if (faithful) {
                tell(departing, honest);
            }
        }
        return honest || !faithful ? 0 : ExitCode.WRONG_INPUT;
    }

    private static List<Provenance> departing(Collection<ExperimentDirectory> experiments) {
        return experiments.stream()
                .flatMap(experiment -> experiment.top().plan().settings().stream())
                .filter(setting -> !setting.departsFrom().isEmpty())
                .toList();
    }

    /** Prints every departure from a published value, and whether one of them is passed off as published. */
    private void tell(List<Provenance> departing, boolean honest) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(
                departing.isEmpty() ? "every published setting is kept" : "departures from published settings:");
        for (Provenance setting : departing) {
            boolean claimed = setting.kind() == Provenance.Kind.PAPER;
            console.println("  " + setting.path() + " = " + setting.value() + "   published: " + setting.departsFrom()
                    + "   " + setting.where() + (claimed ? "   claims @paper(\"" + setting.why() + "\")" : ""));
        }
        if (!honest) {
            spec.commandLine()
                    .getErr()
                    .println("error: a changed value claims to be published; write @assumed or @tuned beside it");
        }
    }

    private static Path find(Path run) {
        return Files.exists(run) || run.isAbsolute() || !Files.exists(RUNS.resolve(run)) ? run : RUNS.resolve(run);
    }
}
