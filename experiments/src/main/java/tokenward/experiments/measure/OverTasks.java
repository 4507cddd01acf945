package tokenward.experiments.measure;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.EvaluationRecord.Policy;
import tokenward.experiments.store.record.SampleRecord;

/**
 * How well a number of one run is known from the tasks it was measured on: the tasks are resampled, all wordings and
 * samples of one staying together. Changes compare both policies on the same tasks.
 */
final class OverTasks {
    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20_260_101;
    private static final String PASSED = "pass@1";

    private final Measurements run;
    private final String path;
    private final String evaluation;
    private final String metric;

    private OverTasks(Measurements run, String path, String evaluation) {
        this.run = run;
        this.path = path;
        this.evaluation = evaluation;
        this.metric = Measurements.metricOf(path);
    }

    /**
     * Returns the interval of a number: of every state where an evaluation reports outcomes, else of changes in pass@1.
     *
     * @param estimate the number itself
     */
    static Optional<Interval> of(Measurements run, Query.What what, String path, double estimate, double confidence) {
        Optional<String> evaluation = Measurements.evaluationOf(path);
        return evaluation.flatMap(name -> new OverTasks(run, path, name).interval(what, estimate, confidence));
    }

    private Optional<Interval> interval(Query.What what, double estimate, double confidence) {
        boolean reported = !Measurements.outcomes(run.run().plan(), evaluation).isEmpty();
        Optional<double[]> values = switch (what) {
            case CHANGE -> reported || metric.equals(PASSED) ? change() : Optional.empty();
            case BASE -> reported ? state(Policy.BASE) : Optional.empty();
            case TUNED -> reported ? state(Policy.TUNED) : Optional.empty();
            default -> Optional.empty();
        };
        return values.filter(v -> v.length > 1).map(v -> {
            Interval around = Statistics.pairedBootstrap(v, RESAMPLES, confidence, new SplittableRandom(SEED))
                    .difference();
            return new Interval(estimate, around.low(), around.high(), v.length);
        });
    }

    private Optional<double[]> state(Policy policy) {
        return byTask(policy)
                .map(tasks -> tasks.values().stream()
                        .mapToDouble(value -> value * tasks.size())
                        .toArray());
    }

    private Optional<double[]> change() {
        Optional<Map<String, Double>> base = byTask(Policy.BASE);
        Optional<Map<String, Double>> tuned = byTask(Policy.TUNED);
        if (base.isEmpty()
                || tuned.isEmpty()
                || !base.get().keySet().equals(tuned.get().keySet())) {
            return Optional.empty();
        }
        return Optional.of(base.get().entrySet().stream()
                .mapToDouble(task -> (tuned.get().getOrDefault(task.getKey(), 0.0) - task.getValue())
                        * base.get().size())
                .toArray());
    }

    /** What each task adds to the number; empty where samples were not kept or do not have it. */
    private Optional<Map<String, Double>> byTask(Policy policy) {
        Optional<EvaluationRecord> record = run.evaluation(evaluation, policy).map(run.run()::withSamples);
        if (record.isEmpty() || record.get().samples().isEmpty()) {
            return Optional.empty();
        }
        double each = run.isOutcome(path) ? 1 : 1.0 / record.get().samples().size();
        Map<String, Double> sums = new TreeMap<>();
        for (SampleRecord sample : record.get().samples()) {
            Optional<Double> value = value(sample);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            sums.merge(task(sample.taskId()), value.get() * each, Double::sum);
        }
        return Optional.of(sums);
    }

    private Optional<Double> value(SampleRecord sample) {
        if (metric.equals(PASSED)) {
            return Optional.of(sample.passed() ? 1.0 : 0.0);
        }
        return run.isOutcome(path)
                ? Optional.of(sample.outcome().equals(metric) ? 1.0 : 0.0)
                : Optional.ofNullable(sample.scores().get(metric));
    }

    /** Wordings of one task are called {@code Name#0}, {@code Name#1}. */
    private static String task(String id) {
        return id.replaceFirst("#\\d+$", "");
    }
}
