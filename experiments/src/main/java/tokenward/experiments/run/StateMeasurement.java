package tokenward.experiments.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.engine.train.Evaluation;
import tokenward.experiments.assembly.RunAssembly;
import tokenward.experiments.assembly.Watcher;
import tokenward.experiments.store.Folders;

/** The evaluations of an experiment on its policy as it is, without training. */
public final class StateMeasurement {
    private StateMeasurement() {}

    /**
     * Measures the policy that the run's settings name.
     *
     * @param only names of the evaluations wanted; empty for all
     * @return results by evaluation, in the order of the file
     */
    public static SequencedMap<String, Evaluation.Result> of(
            ExperimentPlan plan, RunPlan run, Set<String> only, Watcher watcher) {
        ExperimentSettings settings = run.settings();
        Path scratch = Folders.scratch("measurement");
        SequencedMap<String, Evaluation.Result> results = new LinkedHashMap<>();
        try (RunAssembly parts = RunAssembly.build(settings, plan.worlds(), scratch.resolve("initial"), 0, watcher);
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Evaluation evaluation : parts.evaluations().all()) {
                if (only.isEmpty() || only.contains(evaluation.name())) {
                    watcher.phase("measuring " + evaluation.name() + ", "
                            + evaluation.tasks().size() + " tasks");
                    results.put(evaluation.name(), evaluation.measure(settings.seed(), workers));
                }
            }
        } finally {
            Folders.clear(scratch);
        }
        return results;
    }
}
