package tokenward.experiments.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.experiment.CompatibilityOption;
import tokenward.experiments.cli.experiment.ExperimentFile;
import tokenward.experiments.cli.experiment.LockCommand;
import tokenward.experiments.run.Runner;

/** {@code exp run}: trains what a file describes and reports what it learned. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Trains what a file describes, and ends with its tables and a report.",
            "A run that is finished already is shown again; one that was interrupted goes on."
        },
        footer = {
            "",
            "Settings on the command line are written as in the file:",
            "  exp run mbpp.exp ppo.learning_rate=3e-6 'reward.lint.rules=[E, F]'"
        })
public final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The experiment, a .exp file.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "PATH=VALUE", description = "Settings that replace those of the file.")
    private List<String> overrides = new ArrayList<>();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(names = "--fresh", description = "Remove what an earlier run left, and start over.")
    private boolean fresh;

    @Option(names = "--only", paramLabel = "AXIS=VALUE", description = "Runs only the points of a sweep that agree.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Runs of a sweep made at once; as many as the cores allow unless given.")
    private int jobs;

    @Mixin
    private CompatibilityOption compatibility = new CompatibilityOption();

    @Option(names = "--locked", description = "Refuses to run when anything differs from the lock beside the file.")
    private boolean locked;

    @Option(
            names = "--dry-run",
            description =
                    "Does everything but train: loads, judges reference solutions, samples and judges two prompts.")
    private boolean rehearse;

    @Override
    public Integer call() {
        ExperimentPlan whole = ExperimentFile.load(
                file, compatibility.with(overrides), spec.commandLine().getErr());
        if (locked) {
            LockCommand.verify(whole, file, spec.commandLine().getErr());
        }
        ExperimentPlan plan =
                ExperimentFile.only(whole, only, spec.commandLine().getErr());
        if (rehearse) {
            return new DryRun(spec.commandLine().getOut()).show(plan);
        }
        Runner.Begin begin = fresh ? Runner.Begin.AFRESH : Runner.Begin.CONTINUE;
        return new Session(spec.commandLine().getOut(), spec.commandLine().getErr())
                .run(plan, runs.folder(), begin, jobs);
    }
}
