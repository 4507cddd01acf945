package tokenward.experiments.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.experiment.ExperimentFile;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.run.Runner;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.store.record.PlanRecord;

/** {@code exp resume}: goes on with a run that was interrupted. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = "Goes on with a run that was interrupted, from its last checkpoint.")
public final class ResumeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The run directory, such as runs/mbpp/1f0c5aa2.")
    private Path run;

    @Override
    public Integer call() {
        ExperimentDirectory directory = ExperimentDirectory.open(run);
        PlanRecord record = directory.top().plan();
        Path source = Path.of(record.source());
        if (!Files.exists(source)) {
            throw UserError.input("the experiment of " + run + " was " + source
                    + ", which is not there any more; put it back to resume");
        }
        ExperimentPlan plan = ExperimentFile.load(
                source, record.overrides(), spec.commandLine().getErr());
        if (!plan.fingerprint().hex().equals(record.fingerprint())) {
            throw UserError.input(source + " has changed since " + run + " began: its fingerprint is now "
                    + plan.fingerprint().abbreviated() + "; `exp run` starts it as a run of its own");
        }
        // runs/<experiment>/<fingerprint>
        Path runs = directory.top().path().toAbsolutePath().resolve("../..").normalize();
        return new Session(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(plan, runs, Runner.Begin.CONTINUE, 0);
    }
}
