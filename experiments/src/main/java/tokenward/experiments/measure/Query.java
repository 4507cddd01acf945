package tokenward.experiments.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tokenward.experiments.measure.Experiment.Run;

/**
 * One question about runs: which runs, which series, and what of it.
 *
 * @param point where the runs stand; empty asks all of them
 * @param what of the series
 * @param series its path, or a setting's; empty when nothing was named yet
 * @param second path of another series, for {@link What#CORRELATION}
 * @param level for {@link What#UPDATES_TO} and {@link What#TOKENS_TO}
 */
public record Query(Map<String, String> point, What what, String series, String second, double level) {
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
        /** The smallest on the way. */
        WORST,
        /** The last on the way. */
        LAST,
        /** The mean on the way. */
        AREA,
        /** How it goes along with another series, update by update. */
        CORRELATION,
        /** The first update that reaches a level. */
        UPDATES_TO,
        /** The tokens sampled until a level is reached. */
        TOKENS_TO,
        /** The number a setting has, which is no series. */
        SETTING;

        /** Returns whether it asks when a level is reached. */
        public boolean isReach() {
            return this == UPDATES_TO || this == TOKENS_TO;
        }
    }

    /** Asks for nothing in particular: the tuned policy in all runs. */
    public static final Query ANYTHING = new Query(Map.of(), What.TUNED, "", "", 0);

    /** A run's answer. */
    public record Answer(Run run, double value) {}

    /** Returns the same question about a series. */
    public Query about(String path) {
        return new Query(point, what, path, second, level);
    }

    /** Returns the question with another part of the series asked for. */
    public Query asking(What other) {
        return new Query(point, other, series, second, level);
    }

    /** Returns the question how the series goes along with another. */
    public Query with(String other) {
        return new Query(point, What.CORRELATION, series, other, level);
    }

    /** Returns the question when a level is reached, in updates or in tokens. */
    public Query reaching(What how, double wanted) {
        return new Query(point, how, series, second, wanted);
    }

    /** Returns the question narrowed to runs at a value of an axis. */
    public Query at(String axis, String value) {
        Map<String, String> narrower = new LinkedHashMap<>(point);
        narrower.put(axis, value);
        return new Query(narrower, what, series, second, level);
    }

    /** Returns the same question at another point. */
    public Query at(Map<String, String> other) {
        return new Query(other, what, series, second, level);
    }

    /** Returns the answers of the runs that have one, in their order. */
    public List<Answer> answers(Experiment experiment) {
        List<Answer> answers = new ArrayList<>();
        for (Run run : experiment.at(point)) {
            answer(run.measured()).ifPresent(value -> answers.add(new Answer(run, value)));
        }
        return answers;
    }

    /** Returns the answers of all runs as one number; nothing when none has one. */
    public Optional<Interval> answer(Experiment experiment, Summary summary) {
        List<Answer> answers = answers(experiment);
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        if (answers.size() == 1) {
            // One run has no spread, but its tasks do.
            Answer only = answers.getFirst();
            Optional<Interval> overTasks =
                    OverTasks.of(only.run().measured(), what, series, only.value(), summary.level());
            if (overTasks.isPresent()) {
                return overTasks;
            }
        }
        return Optional.of(
                summary.of(answers.stream().mapToDouble(Answer::value).toArray()));
    }

    /** Returns the answer of one run. */
    public OptionalDouble answer(Measurements run) {
        if (series.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (what) {
            case BASE -> run.baseline(series);
            case TUNED -> run.tuned(series);
            case CHANGE -> minus(run.tuned(series), run.baseline(series));
            case BEST -> run.curve(series).best();
            case WORST -> run.curve(series).worst();
            case LAST -> run.curve(series).last();
            case AREA -> run.curve(series).mean();
            case CORRELATION -> run.curve(series).correlation(run.curve(second));
            case UPDATES_TO -> run.curve(series).reaches(level);
            case TOKENS_TO -> run.curve(series, "tokens").reaches(level);
            case SETTING -> run.setting(series).map(Query::number).orElse(OptionalDouble.empty());
        };
    }

    /** The number a value begins with: {@code 8 rollouts} is 8, {@code 5 %} is 0.05. */
    private static OptionalDouble number(String value) {
        String first = value.strip().replaceFirst("\\s.*", "").replace("_", "").replace("%", "");
        if (!first.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(first);
        return OptionalDouble.of(value.contains("%") ? number / 100 : number);
    }

    private static OptionalDouble minus(OptionalDouble after, OptionalDouble before) {
        return after.isPresent() && before.isPresent()
                ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }
}
