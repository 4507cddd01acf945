package tokenward.experiments.cli.score;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.experiments.cli.experiment.ExperimentFile;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.record.PlanRecord;

/** The policies that {@code exp eval} is asked about: a file's as it begins, or those that runs ended with. */
final class PolicyStates {
    private PolicyStates() {}

    /** A policy with the run whose evaluations measure it. */
    record State(String name, ExperimentPlan plan, RunPlan run) {}

    /** Returns whether an argument names policies rather than a benchmark. */
    static boolean isMeant(String target) {
        return target.matches(".*\\.(exp|ya?ml|json)") || Files.isDirectory(Path.of(target));
    }

    static List<State> of(String target, List<String> overrides, PrintWriter err) {
        Path path = Path.of(target);
        if (!Files.isDirectory(path)) {
            ExperimentPlan plan = ExperimentFile.load(path, overrides, err);
            return List.of(new State("base", plan, plan.first()));
        }
        List<State> states = new ArrayList<>();
        for (RunDirectory run : ExperimentDirectory.open(path).runs()) {
            states.add(tuned(run, overrides, err));
        }
        return states;
    }

    private static State tuned(RunDirectory directory, List<String> overrides, PrintWriter err) {
        PlanRecord record = directory.plan();
        Path source = Path.of(record.source());
        Path policy = directory.policy().toAbsolutePath();
        if (!Files.exists(source)) {
            throw UserError.input(
                    "the experiment of " + directory.path() + " was " + source + ", which is not there any more");
        }
        if (!Files.isRegularFile(policy.resolve("config.json"))
                && !Files.isRegularFile(policy.resolve("adapter_config.json"))) {
            throw UserError.input(directory.path() + " has not ended: there is no policy in " + policy);
        }
        List<String> all = new ArrayList<>(record.overrides());
        boolean adapter = Files.isRegularFile(policy.resolve("adapter_config.json"));
        boolean fresh =
                record.settings().stream().anyMatch(setting -> setting.path().startsWith("model.policy.architecture."));
        if (fresh) {
            all.add("without model.policy.architecture");
        }
        all.add((adapter ? "model.policy.adapter" : "model.policy.checkpoint") + "=\"" + policy + "\"");
        all.addAll(overrides);
        ExperimentPlan plan = ExperimentFile.load(source, all, err);
        String name = String.valueOf(directory.path().getFileName());
        RunPlan run = plan.runs().stream()
                .filter(r -> plan.runs().size() == 1 || r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserError.input(source + " has no run `" + name + "` any more"));
        return new State(plan.runs().size() == 1 ? "tuned" : name, plan, run);
    }
}
