package tokenward.experiments.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.Method;
import tokenward.engine.rollout.Sample;
import tokenward.engine.rollout.Shuffle;
import tokenward.engine.rollout.Uniforms;
import tokenward.experiments.assembly.Datasets;
import tokenward.experiments.assembly.RunAssembly;
import tokenward.experiments.assembly.Settings;
import tokenward.experiments.assembly.Watcher;
import tokenward.experiments.judging.RunException;
import tokenward.experiments.store.Folders;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Judge;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;

/** What can be judged before training: reference solutions, which should be worth much, and the run's first rollouts. */
public final class Rehearsal {
    private static final int GOLDEN = 2;
    private static final int SAMPLED = 2;

    private Rehearsal() {}

    /**
     * Does everything a run does but train: opens model, data, channels and evaluations, judges reference solutions and
     * writes and judges the run's first completions. Nothing is kept.
     */
    public static List<Trial> of(ExperimentPlan plan, RunPlan run, Watcher watcher) {
        ExperimentSettings settings = run.settings();
        Path scratch = Folders.scratch("rehearsal");
        try (RunAssembly parts = RunAssembly.build(settings, plan.worlds(), scratch.resolve("initial"), 0, watcher)) {
            List<Task> train = parts.datasets().of(Datasets.TRAIN, "training");
            Settings config = new Settings(settings);
            if (settings.method() == Method.SFT) {
                parts.prompting().examples(train, parts.datasets().settingsOf(Datasets.TRAIN, "training"));
            }
            Runner.describe(settings, parts, train, parts.evaluations().all(), config.updates(train.size()), watcher);
            List<Trial> trials = new ArrayList<>(golden(train, parts.judge()));
            doubts(trials).forEach(watcher::warning);
            trials.addAll(sampled(parts, train, config, settings.seed()));
            return trials;
        } finally {
            Folders.clear(scratch);
        }
    }

    /**
     * Judges the first reference solutions there are.
     *
     * @throws RunException when none can be judged, saying why
     */
    static List<Trial> golden(List<Task> tasks, Judge judge) {
        List<Trial> trials = new ArrayList<>();
        for (Task task : tasks.subList(0, Math.min(tasks.size(), 64))) {
            if (trials.size() < GOLDEN && task.solution().isPresent()) {
                String solution = task.solution().get();
                Completion completion =
                        Completion.ofCharacters(solution).withCode(Optional.of(new Span(0, solution.length())));
                RewardBreakdown ledger = judge.judge(task, completion);
                trials.add(new Trial("reference solution", task, completion, ledger));
            }
        }
        if (!trials.isEmpty()
                && trials.stream().allMatch(t -> t.ledger().broken().isPresent())) {
            throw RunException.environment("no reference solution could be judged, and neither could a rollout: "
                    + trials.getFirst().ledger().broken().orElse(""));
        }
        return trials;
    }

    /** Returns what is suspicious about judged reference solutions: tests that they fail. */
    static List<String> doubts(List<Trial> golden) {
        List<String> doubts = new ArrayList<>();
        for (Trial trial : golden) {
            RewardBreakdown.Term tests = trial.ledger().terms().get("unit_tests");
            if (tests != null && tests.assessment().score().orElse(1) <= 0) {
                doubts.add("the reference solution of task `" + trial.task().id()
                        + "` fails its own tests: check prompt.extract, the tests and the sandbox's limits");
            }
        }
        return doubts;
    }

    /** Writes the run's first completions, as its first update will, and judges them. */
    static List<Trial> sampled(RunAssembly parts, List<Task> tasks, Settings config, long seed) {
        int[] order =
                Shuffle.permutation(tasks.size(), Uniforms.of(seed, "data").at(0));
        List<Task> asked = new ArrayList<>();
        List<Uniforms> random = new ArrayList<>();
        for (int p = 0; p < Math.min(SAMPLED, order.length); p++) {
            asked.add(tasks.get(order[p]));
            random.add(Uniforms.of(seed, "rollout").at(0).at(p).at(0));
        }
        List<Sample> samples = parts.rollouts().sample(asked, random, config.sampling(), (i, sample) -> {});
        return samples.stream()
                .map(s -> new Trial(
                        "sampled, " + s.completion().length() + " tokens"
                                + (s.completion().isFinished() ? "" : ", cut off"),
                        s.task(),
                        s.completion(),
                        parts.judge().judge(s.task(), s.completion())))
                .toList();
    }
}
