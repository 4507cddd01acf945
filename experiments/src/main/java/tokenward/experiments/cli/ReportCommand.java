package tokenward.experiments.cli;

import java.nio.file.Files;
import java.nio.file.Path;
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
        Reports.write(
                named.size() == 1 ? Experiment.of(first) : Experiment.sideBySide(named),
                out.orElse(named.size() == 1 ? first.top().report() : Path.of("report")),
                spec.commandLine().getOut());
        return 0;
    }

    private static Path find(Path run) {
        return Files.exists(run) || run.isAbsolute() || !Files.exists(RUNS.resolve(run)) ? run : RUNS.resolve(run);
    }
}
