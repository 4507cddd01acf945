package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tokenward.dsl.type.Expression;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.measure.Query;
import tokenward.experiments.measure.Query.What;

/**
 * What one entry of a table's {@code rows} or {@code columns} adds to the question a cell asks.
 *
 * @param label in words
 * @param axis the swept setting it is a value of; empty otherwise
 * @param narrow adds it to a question
 */
record Part(String label, String axis, UnaryOperator<Query> narrow) {
    private static final String OUTCOMES = "outcomes";

    /** Returns the parts of a list of expressions: an axis stands for all its values, outcomes for each of them. */
    static List<Part> of(List<Expression> entries, Experiment experiment) {
        List<Part> parts = new ArrayList<>();
        boolean areAxes =
                entries.size() > 1 && entries.stream().allMatch(entry -> experiment.hasAxis(entry.toString()));
        if (areAxes) {
            return product(entries, experiment);
        }
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
                    .map(value -> new Part(value, path, query -> query.at(path, value)))
                    .toList();
        }
        Optional<String> evaluation = Measurements.evaluationOf(path);
        if (evaluation.isPresent() && Measurements.metricOf(path).equals(OUTCOMES)) {
            return outcomes(evaluation.get(), experiment);
        }
        return List.of(state(path)
                .map(what -> new Part(label(what), "", query -> query.asking(what)))
                .orElseGet(() -> new Part(Words.series(path), "", query -> query.about(path))));
    }

    /** {@code updates_to(0.6, evaluate.mbpp.pass@1)}, {@code best(reward.total)}, {@code baseline(policy)}. */
    private static Part call(Expression.Call call) {
        String series = call.arguments().stream()
                .map(Expression.Argument::value)
                .filter(Expression.Name.class::isInstance)
                .map(Expression::toString)
                .filter(name -> name.contains(".") || !name.equals("policy"))
                .findFirst()
                .orElse("");
        if (call.function().equals("updates_to")) {
            double level = call.arguments().stream()
                    .map(Expression.Argument::value)
                    .filter(Expression.Number.class::isInstance)
                    .map(Expression.Number.class::cast)
                    .mapToDouble(Expression.Number::value)
                    .findFirst()
                    .orElse(0);
            String label = "updates to " + Words.series(series) + " \u2265 " + Words.plain(level);
            return new Part(label, "", query -> query.about(series).reaching(level));
        }
        What what = state(call.function())
                .orElseThrow(() -> new IllegalArgumentException("`" + call.function()
                        + "` is no function of tables; those are baseline, final, change, best, last,"
                        + " mean, updates_to"));
        return series.isEmpty()
                ? new Part(label(what), "", query -> query.asking(what))
                : new Part(
                        label(what) + " " + Words.series(series),
                        "",
                        query -> query.about(series).asking(what));
    }

    private static List<Part> outcomes(String evaluation, Experiment experiment) {
        return Words.list(experiment.plan().settings(), "evaluate." + evaluation + "." + OUTCOMES).stream()
                .map(outcome -> new Part(Words.of(outcome), "", query -> query.counting(evaluation, outcome)))
                .toList();
    }

    private static List<Part> product(List<Expression> axes, Experiment experiment) {
        List<Part> parts = List.of(new Part("", "", query -> query));
        for (Expression entry : axes) {
            String axis = entry.toString();
            List<Part> longer = new ArrayList<>();
            for (Part part : parts) {
                for (String value : experiment.valuesOf(axis)) {
                    String label = part.label().isEmpty() ? value : part.label() + ", " + value;
                    String both = part.axis().isEmpty() ? axis : part.axis() + ", " + axis;
                    longer.add(new Part(
                            label, both, query -> part.narrow.apply(query).at(axis, value)));
                }
            }
            parts = longer;
        }
        return parts;
    }

    private static Optional<What> state(String word) {
        return switch (word) {
            case "baseline" -> Optional.of(What.BASE);
            case "final" -> Optional.of(What.TUNED);
            case "change" -> Optional.of(What.CHANGE);
            case "best" -> Optional.of(What.BEST);
            case "last" -> Optional.of(What.LAST);
            case "mean" -> Optional.of(What.MEAN);
            default -> Optional.empty();
        };
    }

    private static String label(What what) {
        return switch (what) {
            case BASE -> "base";
            case TUNED -> "tuned";
            case CHANGE -> "change";
            case BEST -> "best";
            case LAST -> "last";
            case MEAN -> "mean";
            case UPDATES_TO -> "updates";
        };
    }
}
