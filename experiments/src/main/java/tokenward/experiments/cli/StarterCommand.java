package tokenward.experiments.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.starter.Starter;

/** {@code exp starter}: makes the starter's tasks, corpus and tokenizer again, or compares them with what is on disk. */
@Command(
        name = "starter",
        description = "Makes the starter's tasks, corpus and tokenizer from a seed.",
        mixinStandardHelpOptions = true)
final class StarterCommand implements Callable<Integer> {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Root of every random choice; the bundled files have ${DEFAULT-VALUE}.",
            defaultValue = "" + Starter.SEED)
    private long seed;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Where data and policy files are written; default ${DEFAULT-VALUE}.",
            defaultValue = "experiments/starter")
    private Path directory = Path.of("experiments/starter");

    @Option(names = "--check", description = "Write nothing; say which files differ from what would be written.")
    private boolean check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Starter starter = Starter.of(seed);
        if (check) {
            List<Path> different = starter.differences(directory);
            if (!different.isEmpty()) {
                throw UserError.input("not what seed " + seed + " makes: " + different);
            }
        } else {
            starter.write(directory);
        }
        starter.counts().forEach((what, count) -> spec.commandLine().getOut().printf("%,8d  %s%n", count, what));
        return 0;
    }
}
