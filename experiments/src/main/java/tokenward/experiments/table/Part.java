package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tokenward.dsl.type.Expression;
import tokenward.experiments.measure.Arguments;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.measure.Query;
import tokenward.experiments.measure.Query.What;

/**
 * What one entry of a table's {@code rows} or {@code columns}, or of a figure's {@code y}, adds to the question asked of runs.
 *
 * @param label in words
 * @param axis the swept setting it is a value of; empty otherwise
 * @param narrow adds it to a question
 */
public record Part(String label, String axis, UnaryOperator<Query> narrow) {
    private static final String OUTCOMES = "outcomes";
    private static final Map<String, What> STATES = Map.of(
            "baseline", What.BASE,
            "final", What.TUNED,
            "change", What.CHANGE,
            "best", What.BEST,
            "worst", What.WORST,
            "last", What.LAST,
            "area", What.AREA);
    private static final Map<What, String> LABELS = Map.of(
            What.BASE, "base",
            What.TUNED, "tuned",
            What.CHANGE, "change",
            What.BEST, "best",
            What.WORST, "worst",
            What.LAST, "last",
            What.AREA, "mean");

    /** Returns whether it asks for a setting rather than for what was measured. */
    boolean isSetting() {
        return narrow.apply(Query.ANYTHING).what() == What.SETTING;
    }

    /** Returns the parts of a list of expressions: an axis stands for all its values, outcomes for each of them. */
    public static List<Part> of(List<Expression> entries, Experiment experiment) {
        boolean areAxes =
                entries.size() > 1 && entries.stream().allMatch(entry -> experiment.hasAxis(entry.toString()));
        if (areAxes) {
            return product(entries, experiment);
        }
        List<Part> parts = new ArrayList<>();
        for (Expression entry : entries) {
            parts.addAll(of(entry, experiment));
        }
        return parts;
    }

    private static List<Part> of(Expression entry, Experiment experiment) {
        if (entry instanceof Expression.Call call) {
            return List.of(call(call));
        }
        String path = entry instanceof Expression.Text text ? text.text() : entry.toString();
        if (experiment.hasAxis(path)) {
            return experiment.valuesOf(path).stream()
                    .map(value -> new Part(Words.value(path, value), path, query -> query.at(path, value)))
                    .toList();
        }
        What state = STATES.get(path);
        if (state != null) {
            return List.of(new Part(label(state), "", query -> query.asking(state)));
        }
        Optional<String> evaluation = Measurements.evaluationOf(path);
        if (evaluation.isPresent() && Measurements.metricOf(path).equals(OUTCOMES)) {
            return Measurements.outcomes(experiment.plan(), evaluation.get()).stream()
                    .map(outcome -> series("evaluate." + evaluation.get() + "." + outcome, Words.of(outcome)))
                    .toList();
        }
        boolean isSetting = experiment.plan().settings().stream()
                .anyMatch(setting -> setting.path().equals(path));
        return List.of(
                isSetting
                        ? new Part(path, "", query -> query.about(path).asking(What.SETTING))
                        : series(path, Words.series(path)));
    }

    private static Part series(String path, String label) {
        return new Part(label, "", query -> query.about(path));
    }

    /** {@code updates_to(0.6, evaluate.mbpp.pass@1)}, {@code best(reward.total)}, {@code baseline(policy)}. */
    private static Part call(Expression.Call call) {
        Arguments arguments = Arguments.of(call);
        return switch (call.function()) {
            case "updates_to" -> reach("updates", What.UPDATES_TO, arguments);
            case "tokens_to" -> reach("tokens", What.TOKENS_TO, arguments);
            case "correlation" -> {
                String first = arguments.word("first", 0);
                String second = arguments.word("second", 1);
                String label = "correlation of " + Words.series(first) + " and " + Words.series(second);
                yield new Part(label, "", query -> query.about(first).with(second));
            }
            default -> state(call.function(), arguments.word("series", 0));
        };
    }

    private static Part state(String function, String series) {
        What what = STATES.get(function);
        if (what == null) {
            throw new IllegalArgumentException("`" + function + "` is no function of rows and columns");
        }
        return series.isEmpty() || series.equals("policy")
                ? new Part(label(what), "", query -> query.asking(what))
                : new Part(
                        label(what) + " " + Words.series(series),
                        "",
                        query -> query.about(series).asking(what));
    }

    private static Part reach(String unit, What what, Arguments arguments) {
        double level = arguments.number("level", 0).orElse(0);
        String series = arguments.word("series", 1);
        String label = unit + " to " + Words.series(series) + " \u2265 " + Words.plain(level);
        return new Part(label, "", query -> query.about(series).reaching(what, level));
    }

    private static List<Part> product(List<Expression> axes, Experiment experiment) {
        List<Part> parts = List.of(new Part("", "", query -> query));
        for (Expression entry : axes) {
            String axis = entry.toString();
            List<Part> longer = new ArrayList<>();
            for (Part part : parts) {
                for (String value : experiment.valuesOf(axis)) {
                    String word = Words.value(axis, value);
                    String label = part.label().isEmpty() ? word : part.label() + ", " + word;
                    String both = part.axis().isEmpty() ? axis : part.axis() + ", " + axis;
                    longer.add(new Part(
                            label, both, query -> part.narrow.apply(query).at(axis, value)));
                }
            }
            parts = longer;
        }
        return parts;
    }

    private static String label(What what) {
        return LABELS.getOrDefault(what, "");
    }
}
