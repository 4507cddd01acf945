package tokenward.experiments.measure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tokenward.dsl.plan.Provenance;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.EvaluationRecord.Policy;
import tokenward.experiments.store.record.NoticeRecord;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.store.record.SampleRecord;
import tokenward.experiments.store.record.UpdateRecord;

/**
 * Everything one run measured, by path: {@code reward.lint} or {@code kl.sequence} at every update,
 * {@code evaluate.mbpp.pass@1} wherever it was evaluated.
 */
public final class Measurements {
    private static final String EVALUATE = "evaluate.";
    private static final String OUTCOME = "outcome.";

    private final RunDirectory run;
    private final Map<String, TreeMap<Double, Double>> series = new HashMap<>();
    private final List<EvaluationRecord> evaluations;
    private final List<UpdateRecord> updates;
    private final List<NoticeRecord> notices;

    private Measurements(RunDirectory run) {
        this.run = run;
        var events = run.events();
        updates = only(events, UpdateRecord.class);
        evaluations = only(events, EvaluationRecord.class);
        notices = only(events, NoticeRecord.class);
        double tokens = 0;
        for (UpdateRecord update : updates) {
            update.metrics().forEach((name, value) -> put(name, update.update(), value));
            Double sampled = update.metrics().get("rollouts.tokens");
            if (sampled != null) {
                tokens += sampled;
                put("tokens", update.update(), tokens);
            }
            put("update", update.update(), update.update());
            put("seconds", update.update(), update.seconds());
        }
        // Before the first update nothing was sampled and no time had passed.
        for (String counter : List.of("tokens", "seconds")) {
            if (series.containsKey(counter)) {
                put(counter, 0, 0);
            }
        }
        for (EvaluationRecord evaluation : evaluations) {
            for (String outcome : outcomesOf(evaluation.name())) {
                if (evaluation.policy() != Policy.TUNED && !evaluation.metrics().containsKey(outcome)) {
                    put(path(evaluation, outcome), evaluation.update(), 0);
                }
            }
            if (evaluation.policy() != Policy.TUNED) {
                evaluation
                        .metrics()
                        .forEach((metric, value) -> put(path(evaluation, metric), evaluation.update(), value));
            }
        }
    }

    /** Reads a run's events. */
    public static Measurements of(RunDirectory run) {
        return new Measurements(run);
    }

    /** Returns the run. */
    public RunDirectory run() {
        return run;
    }

    /** Returns the updates made so far. */
    public List<UpdateRecord> updates() {
        return updates;
    }

    /** Returns the evaluations made so far, without their samples. */
    public List<EvaluationRecord> evaluations() {
        return evaluations;
    }

    /** Returns what a reader should know. */
    public List<NoticeRecord> notices() {
        return notices;
    }

    /** Returns the paths of all series, sorted. */
    public SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>(series.keySet());
        for (EvaluationRecord evaluation : evaluations) {
            evaluation.metrics().keySet().forEach(metric -> paths.add(path(evaluation, metric)));
        }
        return paths;
    }

    /** Returns a series over updates; empty when the run has none of that name. The tuned policy is not part of it. */
    public Curve curve(String path) {
        return Curve.of(series.getOrDefault(path, new TreeMap<>()));
    }

    /** Returns a series over another one. */
    public Curve curve(String path, String over) {
        return over.equals("update") ? curve(path) : curve(path).over(curve(over));
    }

    /** Returns a number before training: the base policy's, or that of the first update. */
    public OptionalDouble baseline(String path) {
        OptionalDouble base = evaluated(path, Policy.BASE);
        return base.isPresent() || path.startsWith(EVALUATE)
                ? base
                : curve(path).first();
    }

    /** Returns a number after training: the tuned policy's, or the last there is. */
    public OptionalDouble tuned(String path) {
        OptionalDouble tuned = evaluated(path, Policy.TUNED);
        return tuned.isPresent() ? tuned : curve(path).last();
    }

    /** Returns a setting's value as it was written or defaulted. */
    public Optional<String> setting(String path) {
        return run.plan().settings().stream()
                .filter(setting -> setting.path().equals(path))
                .map(Provenance::value)
                .findFirst();
    }

    /** Returns whether a path names an outcome of an evaluation, {@code evaluate.roboeval.success}. */
    public boolean isOutcome(String path) {
        return evaluationOf(path)
                .map(name -> outcomes(run.plan(), name).contains(metricOf(path)))
                .orElse(false);
    }

    /** Returns the outcomes an evaluation asks for, in the order written. */
    public static List<String> outcomes(PlanRecord plan, String evaluation) {
        return plan.settings().stream()
                .filter(setting -> setting.path().equals(EVALUATE + evaluation + ".outcomes"))
                .map(Provenance::value)
                .flatMap(value -> Arrays.stream(value.replaceAll("[\\[\\]]", "").split(",", -1)))
                .map(String::strip)
                .filter(outcome -> !outcome.isEmpty())
                .toList();
    }

    /** Returns the last evaluation of a policy under a name. */
    public Optional<EvaluationRecord> evaluation(String name, Policy policy) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.name().equals(name) && evaluation.policy() == policy)
                .reduce((earlier, later) -> later);
    }

    /** Returns the name between {@code evaluate.} and the metric, when a path has that form. */
    public static Optional<String> evaluationOf(String path) {
        int dot = path.indexOf('.', EVALUATE.length());
        return path.startsWith(EVALUATE) && dot > 0
                ? Optional.of(path.substring(EVALUATE.length(), dot))
                : Optional.empty();
    }

    /** Returns what stands after the evaluation's name; the path itself when it has another form. */
    public static String metricOf(String path) {
        return evaluationOf(path)
                .map(name -> path.substring(EVALUATE.length() + name.length() + 1))
                .orElse(path);
    }

    /** A metric, or how often an evaluation came out as an outcome: counted where samples are kept. */
    private OptionalDouble evaluated(String path, Policy policy) {
        Optional<EvaluationRecord> evaluation = evaluationOf(path).flatMap(name -> evaluation(name, policy));
        if (evaluation.isEmpty()) {
            return OptionalDouble.empty();
        }
        String metric = metricOf(path);
        if (isOutcome(path)) {
            List<SampleRecord> samples = run.withSamples(evaluation.get()).samples();
            if (!samples.isEmpty()) {
                return OptionalDouble.of(samples.stream()
                        .filter(sample -> sample.outcome().equals(metric))
                        .mapToDouble(sample -> 1)
                        .sum());
            }
        }
        Double value = evaluation.get().metrics().get(metric);
        if (value == null && outcomesOf(evaluation.get().name()).contains(metric)) {
            return OptionalDouble.of(0);
        }
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Shares of outcomes: one that an evaluation did not see is missing there, and is 0. */
    private NavigableSet<String> outcomesOf(String name) {
        NavigableSet<String> outcomes = new TreeSet<>();
        for (EvaluationRecord evaluation : evaluations) {
            if (evaluation.name().equals(name)) {
                evaluation.metrics().keySet().stream()
                        .filter(metric -> metric.startsWith(OUTCOME))
                        .forEach(outcomes::add);
            }
        }
        return outcomes;
    }

    private void put(String path, double x, double value) {
        if (Double.isFinite(value)) {
            series.computeIfAbsent(path, name -> new TreeMap<>()).put(x, value);
        }
    }

    private static String path(EvaluationRecord evaluation, String metric) {
        return EVALUATE + evaluation.name() + "." + metric;
    }

    private static <E> List<E> only(List<?> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
