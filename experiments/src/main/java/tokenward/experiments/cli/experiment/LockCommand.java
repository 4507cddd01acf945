package tokenward.experiments.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.lock.Drift;
import tokenward.dsl.lock.Lock;
import tokenward.dsl.lock.LockFile;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;

/** {@code exp lock}: writes down what an experiment is, down to the bytes of its inputs. */
@Command(
        name = "lock",
        description = "Writes the lock of an experiment: its values and the hashes of weights, data and tools.",
        mixinStandardHelpOptions = true)
public final class LockCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The experiment file.")
    private Path file = Path.of("");

    @Option(names = "--check", description = "Writes nothing; fails, naming what changed, when the lock is stale.")
    private boolean check;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ExperimentPlan plan =
                ExperimentFile.load(file, List.of(), spec.commandLine().getErr());
        Path target = LockFile.beside(file);
        if (check) {
            verify(plan, file, spec.commandLine().getErr());
            out.println(target + " holds");
            return 0;
        }
        try {
            Files.writeString(target, LockFile.print(Lock.of(plan, LockInputs.of(plan))));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + target + "` cannot be written", e);
        }
        out.println(target + " written: commit it beside the experiment");
        return 0;
    }

    /**
     * Holds a plan against the lock beside its file.
     *
     * @throws UserError after the changes were printed, when there are any
     */
    public static void verify(ExperimentPlan plan, Path file, PrintWriter err) {
        Path target = LockFile.beside(file);
        Parsed<Lock> lock = LockFile.read(target);
        List<Diagnostic> problems = lock.value()
                .map(l -> Drift.between(l, Lock.of(plan, LockInputs.of(plan)), plan, target))
                .orElse(lock.diagnostics());
        if (!problems.isEmpty()) {
            Diagnostics.print(problems, Diagnostics.Format.TEXT, err);
            throw UserError.input(file + " is not what was locked");
        }
    }
}
