package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import tokenward.dsl.type.Expression;
import tokenward.dsl.vocabulary.report.TableSettings;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Interval;
import tokenward.experiments.measure.Query;
import tokenward.experiments.measure.Query.Answer;
import tokenward.experiments.measure.Query.What;
import tokenward.experiments.measure.Statistics;
import tokenward.experiments.table.Table.Cell;
import tokenward.experiments.table.Table.Column;
import tokenward.experiments.table.Table.Kind;
import tokenward.experiments.table.Table.Row;

/** Fills the tables a plan declares, and the one every report has. */
public final class TableBuilder {
    private static final double CONFIDENCE = 0.95;
    private static final int RESAMPLES = 10_000;
    private static final long BOOTSTRAP_SEED = 20_260_101;

    private final Experiment experiment;

    /** Creates a builder over what was measured. */
    public TableBuilder(Experiment experiment) {
        this.experiment = experiment;
    }

    /** Returns base, tuned and change of everything evaluated; nothing when nothing was. */
    public Optional<Table> overview() {
        List<String> series = experiment.paths().stream()
                .filter(path -> path.startsWith("evaluate."))
                .toList();
        if (series.isEmpty()) {
            return Optional.empty();
        }
        List<What> states = List.of(What.BASE, What.TUNED, What.CHANGE);
        List<Column> columns = List.of(new Column("", "base"), new Column("", "tuned"), new Column("", "change"));
        List<Row> rows = new ArrayList<>();
        List<Query> asked = new ArrayList<>();
        for (String path : series) {
            List<Query> queries = states.stream()
                    .map(state -> Query.ANYTHING.about(path).asking(state))
                    .toList();
            rows.add(row(Words.series(path), queries, digits(queries), CONFIDENCE));
            asked.addAll(queries);
        }
        String title = "Before and after training";
        return Optional.of(new Table("overview", title, "", columns, rows, notes(asked, CONFIDENCE)));
    }

    /** Returns what each group of runs reached, one row each; nothing when nothing was evaluated. */
    public Optional<Table> byGroup(List<Map<String, String>> groups) {
        List<String> series = experiment.paths().stream()
                .filter(path -> path.startsWith("evaluate."))
                .toList();
        if (series.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns =
                series.stream().map(path -> new Column("", Words.series(path))).toList();
        List<Row> rows = new ArrayList<>();
        List<Query> asked = new ArrayList<>();
        for (Map<String, String> group : groups) {
            List<Cell> cells = new ArrayList<>();
            for (String path : series) {
                Query query = new Query(group, Optional.of(path), What.TUNED, 0, Optional.empty());
                cells.add(Cell.of(query.answer(experiment, CONFIDENCE), Kind.VALUE, digits(List.of(query))));
                asked.add(query);
            }
            rows.add(new Row(String.join(", ", group.values()), cells, false));
        }
        String stub =
                groups.isEmpty() ? "" : Words.of(String.join(", ", groups.get(0).keySet()));
        return Optional.of(new Table("overview", "After training", stub, columns, rows, notes(asked, CONFIDENCE)));
    }

    /** Returns a declared table. */
    public Table build(TableSettings settings) {
        List<Part> down = Part.of(settings.rows(), experiment);
        List<Part> across = Part.of(settings.columns(), experiment);
        double confidence = settings.cell().map(TableBuilder::level).orElse(CONFIDENCE);
        boolean isMean = settings.cell().filter(cell -> isCall(cell, "mean")).isPresent();
        boolean besidePaper = !settings.paper().isEmpty();
        List<Row> rows = new ArrayList<>();
        List<Query> asked = new ArrayList<>();
        List<List<Query>> questions = new ArrayList<>();
        for (Part row : down) {
            questions.add(across.stream()
                    .map(column -> column.narrow().apply(row.narrow().apply(Query.ANYTHING)))
                    .map(query ->
                            query.series().isPresent() ? query : row.narrow().apply(query))
                    .toList());
        }
        int[] digits = new int[across.size()];
        for (int j = 0; j < across.size(); j++) {
            int column = j;
            List<Query> below = questions.stream().map(row -> row.get(column)).toList();
            digits[j] = settings.digits().orElseGet(() -> digits(below));
        }
        for (int i = 0; i < down.size(); i++) {
            List<Cell> cells = new ArrayList<>();
            for (int j = 0; j < across.size(); j++) {
                Query query = questions.get(i).get(j);
                asked.add(query);
                Optional<Interval> ours = query.answer(experiment, confidence);
                ours = isMean ? ours.map(o -> new Interval(o.middle(), o.middle(), o.middle(), o.runs())) : ours;
                Cell cell = Cell.of(ours, kind(query), digits[j]);
                if (besidePaper) {
                    OptionalDouble paper = paper(settings, i, j);
                    cells.addAll(besidePaper(cell, paper));
                } else {
                    cells.add(cell);
                }
            }
            rows.add(new Row(down.get(i).label(), cells, false));
        }
        List<String> notes = new ArrayList<>(notes(asked, confidence));
        settings.test().ifPresent(test -> rows.addAll(differences(test, down, questions, digits, besidePaper, notes)));
        String stub = down.isEmpty() ? "" : Words.of(down.get(0).axis());
        return new Table(settings.name(), settings.title(), stub, columns(across, besidePaper), rows, notes);
    }

    private static List<Column> columns(List<Part> across, boolean besidePaper) {
        List<Column> columns = new ArrayList<>();
        for (Part part : across) {
            if (besidePaper) {
                columns.add(new Column(part.label(), "paper"));
                columns.add(new Column(part.label(), "ours"));
                columns.add(new Column(part.label(), "difference"));
            } else {
                columns.add(new Column("", part.label()));
            }
        }
        return columns;
    }

    private static List<Cell> besidePaper(Cell ours, OptionalDouble paper) {
        Optional<Interval> published =
                paper.isPresent() ? Optional.of(Interval.exactly(paper.getAsDouble())) : Optional.empty();
        Optional<Interval> difference =
                ours.value().flatMap(our -> published.map(their -> Interval.exactly(our.middle() - their.middle())));
        Kind kind = ours.kind() == Kind.DIFFERENCE ? Kind.DIFFERENCE : Kind.PAPER;
        return List.of(
                Cell.of(published, kind, ours.digits()), ours, Cell.of(difference, Kind.DIFFERENCE, ours.digits()));
    }

    /** Rows of the difference to the first row, run by run with the same point but for the tested axis. */
    private List<Row> differences(
            Expression test,
            List<Part> down,
            List<List<Query>> questions,
            int[] digits,
            boolean besidePaper,
            List<String> notes) {
        if (besidePaper || down.size() < 2 || down.get(0).axis().isEmpty()) {
            return List.of();
        }
        int resamples = (int) number(test, "resamples").orElse(RESAMPLES);
        String axis = down.get(0).axis();
        List<Row> rows = new ArrayList<>();
        int pairs = 0;
        for (int i = 1; i < down.size(); i++) {
            List<Cell> cells = new ArrayList<>();
            for (int j = 0; j < digits.length; j++) {
                double[] paired =
                        paired(axis, questions.get(0).get(j), questions.get(i).get(j));
                pairs = Math.max(pairs, paired.length);
                cells.add(difference(paired, resamples, digits[j]));
            }
            rows.add(new Row(down.get(i).label() + " \u2212 " + down.get(0).label(), cells, true));
        }
        notes.add("Differences run by run (" + pairs + " pairs with everything but " + Words.of(axis)
                + " alike), 95 % interval and p by paired bootstrap with "
                + String.format(java.util.Locale.ROOT, "%,d", resamples).replace(',', '\u202f') + " resamples.");
        return rows;
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

    private static Cell difference(double[] paired, int resamples, int digits) {
        if (paired.length < 2) {
            return Cell.of(Optional.empty(), Kind.DIFFERENCE, digits);
        }
        Statistics.Test test =
                Statistics.pairedBootstrap(paired, resamples, CONFIDENCE, new SplittableRandom(BOOTSTRAP_SEED));
        return new Cell(Optional.of(test.difference()), Kind.DIFFERENCE, digits, OptionalDouble.of(test.p()));
    }

    private Row row(String label, List<Query> queries, int digits, double confidence) {
        List<Cell> cells = queries.stream()
                .map(query -> Cell.of(query.answer(experiment, confidence), kind(query), digits))
                .toList();
        return new Row(label, cells, false);
    }

    private List<String> notes(List<Query> asked, double confidence) {
        List<String> notes = new ArrayList<>();
        String percent = Words.plain(confidence * 100) + " %";
        if (asked.stream().anyMatch(query -> query.answers(experiment).size() > 1)) {
            int most = asked.stream()
                    .mapToInt(query -> query.answers(experiment).size())
                    .max()
                    .orElse(0);
            notes.add("Means with " + percent + " intervals (Student's t) over up to " + most + " runs.");
        } else if (asked.stream()
                .anyMatch(query -> query.what() == What.CHANGE
                        && query.answer(experiment, confidence)
                                .filter(Interval::hasSpread)
                                .isPresent())) {
            notes.add("One run: " + percent + " intervals of changes by paired bootstrap over the tasks.");
        }
        for (Query query : asked) {
            int runs = experiment.at(query.point()).size();
            int reached = query.answers(experiment).size();
            if (query.what() == What.UPDATES_TO && reached < runs) {
                notes.add(reached + " of " + runs + " runs" + at(query) + " reached "
                        + Words.series(query.series().orElse("")) + " \u2265 " + Words.plain(query.level())
                        + "; the mean is over those.");
            }
        }
        return notes;
    }

    private static String at(Query query) {
        return query.point().isEmpty()
                ? ""
                : " at " + String.join(", ", query.point().values());
    }

    private int digits(List<Query> queries) {
        boolean areCounts = queries.stream().allMatch(query -> query.outcome().isPresent());
        if (areCounts) {
            return experiment.runs().size() > 1 ? 1 : 0;
        }
        if (queries.stream().allMatch(query -> query.what() == What.UPDATES_TO)) {
            return experiment.runs().size() > 1 ? 1 : 0;
        }
        double largest = queries.stream()
                .flatMap(query -> query.answers(experiment).stream())
                .mapToDouble(answer -> Math.abs(answer.value()))
                .max()
                .orElse(0);
        return Words.digits(queries.get(0).series().orElse(""), largest);
    }

    private static Kind kind(Query query) {
        return query.what() == What.CHANGE ? Kind.DIFFERENCE : Kind.VALUE;
    }

    private static OptionalDouble paper(TableSettings settings, int row, int column) {
        return row < settings.paper().size()
                        && column < settings.paper().get(row).size()
                ? OptionalDouble.of(settings.paper().get(row).get(column))
                : OptionalDouble.empty();
    }

    private static boolean isCall(Expression expression, String function) {
        return expression instanceof Expression.Call call && call.function().equals(function);
    }

    private static double level(Expression cell) {
        return number(cell, "").orElse(CONFIDENCE);
    }

    private static OptionalDouble number(Expression expression, String argument) {
        return expression instanceof Expression.Call call
                ? call.arguments().stream()
                        .filter(one -> one.name().equals(argument))
                        .map(Expression.Argument::value)
                        .filter(Expression.Number.class::isInstance)
                        .mapToDouble(value -> ((Expression.Number) value).value())
                        .findFirst()
                : OptionalDouble.empty();
    }
}
