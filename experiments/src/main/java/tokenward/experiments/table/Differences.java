package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import tokenward.dsl.type.Expression;
import tokenward.experiments.figure.Labels;
import tokenward.experiments.measure.Arguments;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Interval;
import tokenward.experiments.measure.Query;
import tokenward.experiments.measure.Query.Answer;
import tokenward.experiments.measure.Statistics;
import tokenward.experiments.measure.Summary;
import tokenward.experiments.table.Table.Cell;
import tokenward.experiments.table.Table.Kind;
import tokenward.experiments.table.Table.Row;

/** Rows of what each row of an axis differs from the first by, run by run: {@code paired_bootstrap(credit, over: seed)}. */
final class Differences {
    private static final int RESAMPLES = 10_000;
    private static final int PLACE_OF_RESAMPLES = 2;
    private static final int FEW = 10;
    private static final long SEED = 20_260_101;

    private final Experiment experiment;
    private final int resamples;
    private final List<String> notes = new ArrayList<>();

    Differences(Experiment experiment, Expression test) {
        this.experiment = experiment;
        this.resamples = test instanceof Expression.Call call
                ? (int) Arguments.of(call)
                        .number("resamples", PLACE_OF_RESAMPLES)
                        .orElse(RESAMPLES)
                : RESAMPLES;
    }

    /** Returns the rows; none when the table's rows are not those of an axis. */
    List<Row> rows(List<Part> down, List<List<Query>> questions, int[] digits) {
        if (down.size() < 2 || down.get(0).axis().isEmpty()) {
            return List.of();
        }
        String axis = down.get(0).axis();
        List<Row> rows = new ArrayList<>();
        int pairs = 0;
        for (int i = 1; i < down.size(); i++) {
            List<Cell> cells = new ArrayList<>();
            for (int j = 0; j < digits.length; j++) {
                double[] paired =
                        paired(axis, questions.get(0).get(j), questions.get(i).get(j));
                pairs = Math.max(pairs, paired.length);
                cells.add(difference(paired, digits[j]));
            }
            rows.add(new Row(down.get(i).label() + " \u2212 " + down.get(0).label(), cells, true));
        }
        if (pairs == 0) {
            return List.of();
        }
        String many = String.format(Locale.ROOT, "%,d", resamples).replace(',', '\u202f');
        if (pairs < 2) {
            notes.add("Differences of single runs: one pair makes no interval and no test.");
            return rows;
        }
        notes.add("Differences run by run (up to " + pairs + " pairs alike in everything but " + Words.of(axis)
                + "), 95 % interval and p by paired bootstrap with " + many + " resamples."
                + (pairs < FEW ? few(pairs) : ""));
        return rows;
    }

    /** All pairs agree by chance once in {@code 2^(pairs - 1)} times, whatever a bootstrap says. */
    private static String few(int pairs) {
        return " With " + pairs + " pairs the bootstrap errs on the narrow side: the p of an exact test of signs is "
                + Labels.fixed(Math.pow(2, 1 - pairs), 3) + " where all pairs agree, and larger where they do not.";
    }

    /** Returns what stands below the table. */
    List<String> notes() {
        return notes;
    }

    private double[] paired(String axis, Query first, Query second) {
        Map<Map<String, String>, Double> partners = new HashMap<>();
        for (Answer answer : first.answers(experiment)) {
            partners.put(without(axis, answer.run().point()), answer.value());
        }
        List<Double> differences = new ArrayList<>();
        for (Answer answer : second.answers(experiment)) {
            Double partner = partners.get(without(axis, answer.run().point()));
            if (partner != null) {
                differences.add(answer.value() - partner);
            }
        }
        return differences.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Map<String, String> without(String axes, Map<String, String> point) {
        Map<String, String> rest = new HashMap<>(point);
        for (String axis : List.of(axes.split(", ", -1))) {
            rest.remove(axis);
        }
        return rest;
    }

    private Cell difference(double[] paired, int digits) {
        if (paired.length < 2) {
            return Cell.of(Arrays.stream(paired).mapToObj(Interval::exactly).findFirst(), Kind.DIFFERENCE, digits);
        }
        Statistics.Test test =
                Statistics.pairedBootstrap(paired, resamples, Summary.USUAL.level(), new SplittableRandom(SEED));
        return new Cell(
                Optional.of(test.difference()), Kind.DIFFERENCE, digits, OptionalDouble.of(test.p()), Optional.empty());
    }
}
