package tokenward.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.explain.Difference;

/** {@code exp diff}: settings that two experiments do not agree on. */
@Command(
        name = "diff",
        description = "Shows the settings in which two experiments differ, with where each value comes from.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FIRST", description = "An experiment file.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another.")
    private Path second = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Difference> differences = Difference.between(
                ExperimentFile.load(first, List.of(), err).first(),
                ExperimentFile.load(second, List.of(), err).first());
        out.print(differences.isEmpty() ? "no value differs\n" : Difference.text(differences));
        out.flush();
        return 0;
    }
}
