package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tokenward.dsl.vocabulary.report.TableSettings;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Interval;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.measure.Query;
import tokenward.experiments.measure.Query.What;
import tokenward.experiments.measure.Summary;
import tokenward.experiments.table.Table.Cell;
import tokenward.experiments.table.Table.Column;
import tokenward.experiments.table.Table.Kind;
import tokenward.experiments.table.Table.Row;

/** Fills the tables a plan declares, and those every report has. */
public final class TableBuilder {
    private static final Map<What, String> STATES = Collections.unmodifiableMap(
            new EnumMap<>(Map.of(What.BASE, "base", What.TUNED, "tuned", What.CHANGE, "change")));

    private final Experiment experiment;

    /** Creates a builder over what was measured. */
    public TableBuilder(Experiment experiment) {
        this.experiment = experiment;
    }

    /** Returns base, tuned and change of everything evaluated; nothing when nothing was. */
    public Optional<Table> overview() {
        List<Column> columns =
                STATES.values().stream().map(label -> new Column("", label)).toList();
        List<Row> rows = new ArrayList<>();
        List<Query> asked = new ArrayList<>();
        for (String path : evaluated()) {
            List<Query> queries = STATES.keySet().stream()
                    .map(state -> Query.ANYTHING.about(path).asking(state))
                    .toList();
            int digits = digits(queries);
            List<Cell> cells = queries.stream()
                    .map(query -> cell(query, Summary.USUAL, digits))
                    .toList();
            rows.add(new Row(Words.series(path), cells, false));
            asked.addAll(queries);
        }
        String title = "Before and after training";
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Table("overview", title, "", columns, rows, notes(asked, Summary.USUAL)));
    }

    /** Returns base, tuned and change of each group of runs, one row each; nothing when nothing was evaluated. */
    public Optional<Table> byGroup(List<Map<String, String>> groups) {
        List<String> series = evaluated();
        if (series.isEmpty() || groups.isEmpty()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>();
        for (String path : series) {
            STATES.forEach((state, label) -> columns.add(new Column(Words.series(path), label)));
        }
        List<Row> rows = new ArrayList<>();
        List<Query> asked = new ArrayList<>();
        for (Map<String, String> group : groups) {
            List<Cell> cells = new ArrayList<>();
            for (String path : series) {
                for (What state : STATES.keySet()) {
                    Query query = Query.ANYTHING.about(path).at(group).asking(state);
                    cells.add(cell(query, Summary.USUAL, digits(List.of(query))));
                    asked.add(query);
                }
            }
            rows.add(new Row(Words.point(group), cells, false));
        }
        String stub = Words.of(String.join(", ", groups.get(0).keySet()));
        return Optional.of(
                new Table("overview", "Before and after training", stub, columns, rows, notes(asked, Summary.USUAL)));
    }

    /** Returns a declared table. */
    public Table build(TableSettings settings) {
        List<Part> down = Part.of(settings.rows(), experiment);
        List<Part> across = Part.of(settings.columns(), experiment);
        Summary summary = Summary.of(settings.cell());
        boolean besidePaper = !settings.paper().isEmpty();
        List<List<Query>> questions = down.stream()
                .map(row -> across.stream().map(column -> question(row, column)).toList())
                .toList();
        int[] digits = new int[across.size()];
        for (int j = 0; j < digits.length; j++) {
            int column = j;
            digits[j] = settings.digits()
                    .orElseGet(() -> digits(
                            questions.stream().map(row -> row.get(column)).toList()));
        }
        List<Row> rows = new ArrayList<>();
        boolean areSettings = !down.isEmpty();
        for (int i = 0; i < down.size(); i++) {
            List<Cell> cells = new ArrayList<>();
            for (int j = 0; j < across.size(); j++) {
                Cell ours = cell(questions.get(i).get(j), summary, digits[j]);
                cells.addAll(besidePaper ? besidePaper(ours, paper(settings, i, j)) : List.of(ours));
            }
            areSettings &= down.get(i).isSetting();
            rows.add(new Row(down.get(i).label(), cells, false));
        }
        List<Query> asked = questions.stream().flatMap(List::stream).toList();
        List<String> notes = new ArrayList<>(notes(asked, summary));
        if (settings.test().isPresent() && !besidePaper) {
            Differences differences =
                    new Differences(experiment, settings.test().get());
            rows.addAll(differences.rows(down, questions, digits));
            notes.addAll(differences.notes());
        }
        String axis = down.isEmpty() ? "" : Words.of(down.get(0).axis());
        return new Table(
                settings.name(),
                settings.title(),
                areSettings ? "setting" : axis,
                columns(across, besidePaper, areSettings && across.size() == 1),
                rows,
                notes);
    }

    /** A row and a column each add to the question; whichever says what of a setting is asked wins. */
    private static Query question(Part row, Part column) {
        Query query = column.narrow().apply(row.narrow().apply(Query.ANYTHING));
        return row.isSetting() ? query.asking(What.SETTING) : query;
    }

    /** Settings have no state of the policy that would need a heading. */
    private static List<Column> columns(List<Part> across, boolean besidePaper, boolean areSettings) {
        List<Column> columns = new ArrayList<>();
        for (Part part : across) {
            if (besidePaper) {
                String group = areSettings ? "" : part.label();
                columns.add(new Column(group, "paper"));
                columns.add(new Column(group, "ours"));
                columns.add(new Column(group, "difference"));
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
        boolean isSetting = ours.words().isPresent();
        return List.of(
                Cell.of(published, kind, isSetting ? needed(published) : ours.digits()),
                ours,
                Cell.of(difference, Kind.DIFFERENCE, isSetting ? needed(difference) : ours.digits()));
    }

    /** Settings are exact: as many digits as their number has. */
    private static int needed(Optional<Interval> number) {
        String text = number.map(value -> Words.plain(value.middle())).orElse("");
        return text.matches(".*\\.\\d+") ? text.length() - text.indexOf('.') - 1 : 0;
    }

    private Cell cell(Query query, Summary summary, int digits) {
        Kind kind = query.what() == What.CHANGE ? Kind.DIFFERENCE : Kind.VALUE;
        Cell cell = Cell.of(query.answer(experiment, summary), kind, digits);
        return query.what() == What.SETTING ? cell.saying(written(query)) : cell;
    }

    /** A setting is shown as it is written, where all runs agree. */
    private String written(Query query) {
        List<String> values = experiment.at(query.point()).stream()
                .flatMap(run -> run.measured().setting(query.series()).stream())
                .distinct()
                .toList();
        return values.size() == 1 ? values.get(0) : "";
    }

    private List<String> notes(List<Query> asked, Summary summary) {
        List<String> notes = new ArrayList<>();
        int most = asked.stream()
                .mapToInt(query -> query.answers(experiment).size())
                .max()
                .orElse(0);
        List<What> resampled = asked.stream()
                .filter(query -> query.answer(experiment, summary)
                        .filter(Interval::hasSpread)
                        .isPresent())
                .map(Query::what)
                .toList();
        if (most > 1) {
            notes.add(summary.note(most));
        } else if (!resampled.isEmpty()) {
            boolean changes = resampled.stream().allMatch(what -> what == What.CHANGE);
            notes.add("One run: 95 % intervals " + (changes ? "of changes by paired bootstrap" : "by bootstrap")
                    + " over the tasks.");
        }
        for (Query query : asked) {
            int runs = experiment.at(query.point()).size();
            int reached = query.answers(experiment).size();
            if (query.what().isReach() && reached < runs) {
                String where = query.point().isEmpty() ? "" : " (" + Words.point(query.point()) + ")";
                String level = Words.series(query.series()) + " \u2265 " + Words.plain(query.level());
                notes.add(
                        reached == 0
                                ? "None of " + runs + " runs" + where + " reached " + level + "."
                                : reached + " of " + runs + " runs" + where + " reached " + level
                                        + "; the mean is over those.");
            }
        }
        return notes.stream().distinct().toList();
    }

    private List<String> evaluated() {
        return experiment.paths().stream()
                .filter(path -> path.startsWith("evaluate."))
                .filter(path -> !Measurements.metricOf(path).startsWith("outcome."))
                .toList();
    }

    /** Counts need no digits, and their means one; everything else as many as its size asks for. */
    private int digits(List<Query> queries) {
        boolean areCounts = queries.stream().allMatch(query -> query.what().isReach() || isOutcome(query.series()));
        if (areCounts && !queries.isEmpty()) {
            return queries.stream().anyMatch(query -> query.answers(experiment).size() > 1) ? 1 : 0;
        }
        double largest = queries.stream()
                .flatMap(query -> query.answers(experiment).stream())
                .mapToDouble(answer -> Math.abs(answer.value()))
                .max()
                .orElse(0);
        return queries.isEmpty() ? 0 : Words.digits(queries.get(0).series(), largest);
    }

    private boolean isOutcome(String path) {
        return experiment.runs().stream().anyMatch(run -> run.measured().isOutcome(path));
    }

    private static OptionalDouble paper(TableSettings settings, int row, int column) {
        return row < settings.paper().size()
                        && column < settings.paper().get(row).size()
                ? OptionalDouble.of(settings.paper().get(row).get(column))
                : OptionalDouble.empty();
    }
}
