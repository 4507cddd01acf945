package tokenward.experiments.cli.run;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where runs are kept. */
final class RunsOption {
    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Folder of run directories; ${DEFAULT-VALUE} unless given.")
    private Path folder = Path.of("runs");

    Path folder() {
        return folder;
    }
}
