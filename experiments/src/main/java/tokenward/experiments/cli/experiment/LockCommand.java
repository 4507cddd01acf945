package tokenward.experiments.cli.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import tokenward.experiments.cli.terminal.ExitCode;
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

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ExperimentPlan plan =
                ExperimentFile.load(file, List.of(), spec.commandLine().getErr());
        Path target = LockFile.beside(file);
        if (check) {
            return check(plan, target, out);
        }
        try {
            Files.writeString(target, LockFile.print(Lock.of(plan, LockInputs.of(plan))));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + target + "` cannot be written", e);
        }
        out.println(
                format == Diagnostics.Format.JSON
                        ? told(target, "written", List.of())
                        : target + " written: commit it beside the experiment");
        return 0;
    }

    private int check(ExperimentPlan plan, Path target, PrintWriter out) {
        if (format == Diagnostics.Format.TEXT) {
            verify(plan, file, spec.commandLine().getErr());
            out.println(target + " holds");
            return 0;
        }
        List<Diagnostic> changes = changes(plan, target);
        out.println(told(target, changes.isEmpty() ? "holds" : "stale", changes));
        return changes.isEmpty() ? 0 : ExitCode.WRONG_INPUT;
    }

    private static ObjectNode told(Path lock, String state, List<Diagnostic> changes) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("lock", lock.toString()).put("state", state);
        told.set("diagnostics", Diagnostics.json(changes));
        return told;
    }

    /**
     * Holds a plan against the lock beside its file.
     *
     * @throws UserError after the changes were printed, when there are any
     */
    public static void verify(ExperimentPlan plan, Path file, PrintWriter err) {
        List<Diagnostic> problems = changes(plan, LockFile.beside(file));
        if (!problems.isEmpty()) {
            Diagnostics.print(problems, Diagnostics.Format.TEXT, err);
            throw UserError.input(file + " is not what was locked");
        }
    }

    private static List<Diagnostic> changes(ExperimentPlan plan, Path target) {
        Parsed<Lock> lock = LockFile.read(target);
        return lock.value()
                .map(l -> Drift.between(l, Lock.of(plan, LockInputs.of(plan)), plan, target))
                .orElse(lock.diagnostics());
    }
}
