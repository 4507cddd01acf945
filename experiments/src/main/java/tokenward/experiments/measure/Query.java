package tokenward.experiments.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import tokenward.experiments.measure.Experiment.Run;
import tokenward.experiments.store.EvaluationRecord.Policy;

/**
 * One question about runs: which runs, which series, and what of it.
 *
 * @param point where the runs stand; empty asks all of them
 * @param series path of the series; empty when nothing was named yet
 * @param what of it
 * @param level for {@link What#UPDATES_TO}
 * @param outcome for {@link What#COUNT} and its kin: an outcome that is counted instead of a series
 */
public record Query(
        Map<String, String> point, Optional<String> series, What what, double level, Optional<String> outcome) {
    private static final int RESAMPLES = 10_000;
    private static final long BOOTSTRAP_SEED = 20_260_101;

    /** What of a series is asked for. */
    public enum What {
        /** Before training. */
        BASE,
        /** After training. */
        TUNED,
        /** After minus before. */
        CHANGE,
        /** The largest on the way. */
        BEST,
        /** The last on the way. */
        LAST,
        /** The mean on the way. */
        MEAN,
        /** The first update that reaches a level. */
        UPDATES_TO
    }

    /** Asks for nothing in particular: the tuned policy in all runs. */
    public static final Query ANYTHING = new Query(Map.of(), Optional.empty(), What.TUNED, 0, Optional.empty());

    /** Returns the same question about a series. */
    public Query about(String path) {
        return new Query(point, Optional.of(path), what, level, Optional.empty());
    }

    /** Returns the same question about how often an evaluation had an outcome. */
    public Query counting(String evaluation, String one) {
        return new Query(point, Optional.of(evaluation), what, level, Optional.of(one));
    }

    /** Returns the question with another part of the series asked for. */
    public Query asking(What other) {
        return new Query(point, series, other, level, outcome);
    }

    /** Returns the question when a level is reached. */
    public Query reaching(double wanted) {
        return new Query(point, series, What.UPDATES_TO, wanted, outcome);
    }

    /** Returns the question narrowed to runs at a value of an axis. */
    public Query at(String axis, String value) {
        Map<String, String> narrower = new LinkedHashMap<>(point);
        narrower.put(axis, value);
        return new Query(narrower, series, what, level, outcome);
    }

    /** Returns the answers of the runs that have one, in their order. */
    public List<Answer> answers(Experiment experiment) {
        List<Answer> answers = new ArrayList<>();
        for (Run run : experiment.at(point)) {
            answer(run.measured()).ifPresent(value -> answers.add(new Answer(run, value)));
        }
        return answers;
    }

    /** A run's answer. */
    public record Answer(Run run, double value) {}

    /** Returns the mean answer with its interval over runs. */
    public Optional<Interval> answer(Experiment experiment, double confidence) {
        List<Answer> answers = answers(experiment);
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        if (answers.size() == 1 && what == What.CHANGE) {
            Optional<Interval> overTasks = changeOverTasks(answers.get(0).run().measured(), confidence);
            if (overTasks.isPresent()) {
                return overTasks;
            }
        }
        return Optional.of(Statistics.confidence(
                answers.stream().mapToDouble(Answer::value).toArray(), confidence));
    }

    /** Returns the answer of one run. */
    public OptionalDouble answer(Measurements run) {
        if (series.isEmpty()) {
            return OptionalDouble.empty();
        }
        String path = series.get();
        return switch (what) {
            case BASE -> outcome.isPresent() ? count(run, Policy.BASE) : run.baseline(path);
            case TUNED -> outcome.isPresent() ? count(run, Policy.TUNED) : run.tuned(path);
            case CHANGE ->
                minus(asking(What.TUNED).answer(run), asking(What.BASE).answer(run));
            case BEST -> run.curve(path).best();
            case LAST -> run.curve(path).last();
            case MEAN -> run.curve(path).mean();
            case UPDATES_TO -> run.curve(path).reaches(level);
        };
    }

    /** One run has no spread, but its tasks do: both policies answered the same ones. */
    private Optional<Interval> changeOverTasks(Measurements run, double confidence) {
        String path = series.orElse("");
        Optional<String> name = Measurements.evaluationOf(path);
        if (outcome.isPresent()
                || name.isEmpty()
                || !Measurements.metricOf(path).equals("pass@1")) {
            return Optional.empty();
        }
        var base = run.evaluation(name.get(), Policy.BASE).map(run::passedByTask);
        var tuned = run.evaluation(name.get(), Policy.TUNED).map(run::passedByTask);
        if (base.isEmpty()
                || tuned.isEmpty()
                || !base.get().keySet().equals(tuned.get().keySet())) {
            return Optional.empty();
        }
        double[] differences = base.get().entrySet().stream()
                .mapToDouble(task -> tuned.get().getOrDefault(task.getKey(), 0.0) - task.getValue())
                .toArray();
        if (differences.length < 2) {
            return Optional.empty();
        }
        Interval resampled = Statistics.pairedBootstrap(
                        differences, RESAMPLES, confidence, new SplittableRandom(BOOTSTRAP_SEED))
                .difference();
        double change = answer(run).orElse(resampled.middle());
        return Optional.of(new Interval(change, resampled.low(), resampled.high(), differences.length));
    }

    private OptionalDouble count(Measurements run, Policy policy) {
        var evaluation = series.flatMap(name -> run.evaluation(name, policy));
        if (evaluation.isEmpty() || outcome.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble counted = run.count(evaluation.get(), outcome.get());
        if (counted.isPresent()) {
            return counted;
        }
        Double recorded = evaluation.get().metrics().get(outcome.get());
        return recorded == null ? OptionalDouble.empty() : OptionalDouble.of(recorded);
    }

    private static OptionalDouble minus(OptionalDouble after, OptionalDouble before) {
        return after.isPresent() && before.isPresent()
                ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }
}
