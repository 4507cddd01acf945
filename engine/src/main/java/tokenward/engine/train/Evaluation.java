package tokenward.engine.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.rollout.RolloutEngine;
import tokenward.engine.rollout.Sample;
import tokenward.engine.rollout.Uniforms;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Task;

/**
 * One thing that is measured: completions of held-out tasks, graded. Draws do not depend on the update, so two states of
 * a policy are compared on the same random numbers.
 *
 * @param name as the experiment file calls it
 * @param tasks measured on
 * @param rollouts how completions are written
 * @param sampling how tokens are drawn
 * @param samples completions per task
 * @param k the k of every pass@k wanted; at most {@code samples}
 * @param grader the judge
 * @param every updates between measurements; empty measures before and after training only
 */
public record Evaluation(
        String name,
        List<Task> tasks,
        RolloutEngine rollouts,
        SamplingConfig sampling,
        int samples,
        List<Integer> k,
        Grader grader,
        Optional<Integer> every) {
    public Evaluation {
        tasks = List.copyOf(tasks);
        k = List.copyOf(k);
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("evaluation `" + name + "` has no tasks");
        }
    }

    /**
     * A graded completion.
     *
     * @param broken why it could not be graded, when the harness failed
     */
    public record Graded(Sample sample, Grader.Grade grade, Optional<String> broken) {}

    /**
     * What was measured.
     *
     * @param metrics {@code pass@k}, {@code extraction_failure}, {@code length}, the grader's own measures and
     *     {@code outcome.<word>} shares
     * @param samples in the order of the tasks
     */
    public record Result(SortedMap<String, Double> metrics, List<Graded> samples) {
        public Result {
            samples = List.copyOf(samples);
        }
    }

    /** Returns whether a measurement is due after {@code update} updates. */
    boolean isDue(int update) {
        return update == 0 || (every.isPresent() && update % every.get() == 0);
    }

    /** Writes and grades all completions. */
    public Result measure(long seed, ExecutorService graders) {
        List<Task> repeated = new ArrayList<>();
        List<Uniforms> random = new ArrayList<>();
        Uniforms draws = Uniforms.of(seed, "evaluation");
        for (int i = 0; i < tasks.size(); i++) {
            for (int s = 0; s < samples; s++) {
                repeated.add(tasks.get(i));
                random.add(draws.at(i).at(s));
            }
        }
        Map<Integer, Future<Graded>> grades = new TreeMap<>();
        rollouts.sample(repeated, random, sampling, (i, sample) -> grades.put(i, graders.submit(() -> grade(sample))));
        List<Graded> graded = grades.values().stream().map(Futures::get).toList();
        return new Result(metrics(graded), graded);
    }

    private Graded grade(Sample sample) {
        try {
            return new Graded(sample, grader.grade(sample.task(), sample.completion()), Optional.empty());
        } catch (InfrastructureException broken) {
            return new Graded(
                    sample,
                    new Grader.Grade(false, "broken", Map.of()),
                    Optional.of(String.valueOf(broken.getMessage())));
        }
    }

    private SortedMap<String, Double> metrics(List<Graded> graded) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        for (int wanted : k) {
            double sum = 0;
            for (int i = 0; i < tasks.size(); i++) {
                int passed = (int) graded.subList(i * samples, (i + 1) * samples).stream()
                        .filter(g -> g.grade().passed())
                        .count();
                sum += PassAtK.of(samples, passed, wanted);
            }
            metrics.put("pass@" + wanted, sum / tasks.size());
        }
        double share = 1.0 / graded.size();
        for (Graded one : graded) {
            boolean missing = one.sample().completion().code().isEmpty();
            metrics.merge("extraction_failure", missing ? share : 0, Double::sum);
            metrics.merge("length", one.sample().completion().length() * share, Double::sum);
            metrics.merge("outcome." + one.grade().outcome(), share, Double::sum);
            one.grade().measures().forEach((key, value) -> metrics.merge(key, value * share, Double::sum));
        }
        return metrics;
    }
}
