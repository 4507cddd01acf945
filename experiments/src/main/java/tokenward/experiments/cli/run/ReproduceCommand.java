package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.experiment.ExperimentFile;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.report.PaperIndex;
import tokenward.experiments.run.Runner;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.store.WholeFile;

/** {@code exp reproduce}: both experiments of the paper, and every table and figure of it that a run can give. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = {
            "Runs both experiments of the paper and writes its tables and figures.",
            "Without a checkpoint they run on the starter policies, in minutes; with one they run at the paper's scale."
        },
        footer = {
            "",
            "At the paper's scale everything below is needed; nothing is downloaded:",
            "  exp reproduce --checkpoint Qwen2.5-Coder-1.5B-Instruct --open-code-instruct DIR --mbpp mbpp.jsonl",
            "      --mbpp-plus MbppPlus.jsonl --robo-instruct FILE --roboeval FILE"
        })
public final class ReproduceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description = "Qwen2.5-Coder-1.5B-Instruct, or another model of its kind, in Hugging Face layout.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--open-code-instruct",
            paramLabel = "PATH",
            description = "Records of nvidia/OpenCodeInstruct: Parquet or JSON Lines, a file or a directory.")
    private Optional<Path> openCodeInstruct = Optional.empty();

    @Option(names = "--mbpp", paramLabel = "FILE", description = "mbpp.jsonl of google-research.")
    private Optional<Path> mbpp = Optional.empty();

    @Option(names = "--mbpp-plus", paramLabel = "FILE", description = "MbppPlus.jsonl of EvalPlus.")
    private Optional<Path> mbppPlus = Optional.empty();

    @Option(
            names = "--robo-instruct",
            paramLabel = "PATH",
            description = "Records of zichao22/robo-instruct: Parquet, CSV or JSON Lines.")
    private Optional<Path> roboInstruct = Optional.empty();

    @Option(names = "--roboeval", paramLabel = "FILE", description = "RoboEval's tasks and prompts.")
    private Optional<Path> roboeval = Optional.empty();

    @Mixin
    private RunsOption runs = new RunsOption();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the paper is written; ${DEFAULT-VALUE} unless given.")
    private Path out = Path.of("paper");

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH=VALUE",
            description = "Settings that replace those of both experiments, such as budget.updates=2.")
    private List<String> overrides = new ArrayList<>();

    /** One experiment of the paper: where its file is, and what it needs from the user. */
    private record Part(String name, Path file, List<String> settings) {}

    @Override
    public Integer call() {
        Path home = nearest(Path.of(System.getProperty("exp.home", ""))).resolve("experiments");
        List<Part> parts = checkpoint.isEmpty() ? starter(home) : paper(home, checkpoint.get());
        PrintWriter console = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<ExperimentPlan> plans = new ArrayList<>();
        for (Part part : parts) {
            List<String> settings = new ArrayList<>(part.settings());
            settings.addAll(overrides);
            plans.add(ExperimentFile.load(part.file(), settings, err));
        }
        PaperIndex index = new PaperIndex(checkpoint.isEmpty());
        for (int i = 0; i < parts.size(); i++) {
            Session session = new Session(console, err);
            Optional<ExperimentDirectory> made = session.make(plans.get(i), runs.folder(), Runner.Begin.CONTINUE, 0);
            if (made.isEmpty()) {
                return 0;
            }
            Experiment experiment = Experiment.of(made.get());
            Reports.write(experiment, out.resolve(parts.get(i).name()), console);
            index.add(parts.get(i).name(), experiment);
        }
        WholeFile.replace(out.resolve("README.md"), index.page().getBytes(StandardCharsets.UTF_8));
        console.println("paper: " + out.resolve("README.md"));
        return 0;
    }

    /** Returns a directory as seen from the working directory when it lies below: reports name files by it. */
    private static Path nearest(Path directory) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = directory.toAbsolutePath().normalize();
        return whole.startsWith(here) ? here.relativize(whole) : whole;
    }

    private static List<Part> starter(Path home) {
        return List.of(
                new Part("experiment-1", home.resolve("starter/mbpp.exp"), List.of()),
                new Part("experiment-2", home.resolve("starter/robot.exp"), List.of()));
    }

    private List<Part> paper(Path home, Path policy) {
        List<String> missing = new ArrayList<>();
        String model = "model.policy.checkpoint=" + given("--checkpoint", Optional.of(policy), missing);
        List<String> python = List.of(
                model,
                "data.train.path=" + given("--open-code-instruct", openCodeInstruct, missing),
                "evaluate.mbpp.path=" + given("--mbpp", mbpp, missing),
                "evaluate.mbpp_plus.path=" + given("--mbpp-plus", mbppPlus, missing));
        List<String> robots = List.of(
                model,
                "data.train.path=" + given("--robo-instruct", roboInstruct, missing),
                "evaluate.roboeval.path=" + given("--roboeval", roboeval, missing));
        if (!missing.isEmpty()) {
            throw UserError.input("the paper's scale needs more than was given:\n  " + String.join("\n  ", missing));
        }
        return List.of(
                new Part("experiment-1", home.resolve("paper/mbpp.exp"), python),
                new Part("experiment-2", home.resolve("paper/roboeval.exp"), robots));
    }

    /** Returns a file the user named, and notes when there is none. */
    private String given(String option, Optional<Path> path, List<String> missing) {
        if (path.isEmpty()) {
            missing.add(option + ": " + String.join(" ", spec.findOption(option).description()));
        } else if (!Files.exists(path.get())) {
            missing.add(option + ": `" + path.get() + "` does not exist");
        }
        return path.map(Path::toString).orElse("");
    }
}
