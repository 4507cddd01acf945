package tokenward.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.check.ReportFunctions.Argument;
import tokenward.dsl.check.ReportFunctions.Function;
import tokenward.dsl.resolve.Place;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.type.Expression;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.dsl.vocabulary.report.Series;
import tokenward.dsl.vocabulary.report.TableSettings;
import tokenward.grammars.text.Diagnostic;

/** Whether tables and figures show what the experiment produces. */
final class ReportChecks {
    private final Case run;
    private final SeriesCatalogue series;

    private ReportChecks(Case run) {
        this.run = run;
        this.series = SeriesCatalogue.of(run.run(), run.plan().axes());
    }

    static void check(Case run) {
        boolean whole = run.run().point().getOrDefault("ablate", "none").equals("none");
        if (whole) {
            ReportChecks checks = new ReportChecks(run);
            run.settings().table().forEach(checks::table);
            run.settings().figure().forEach(checks::figure);
        }
    }

    private void table(TableSettings table) {
        String block = "table." + table.name();
        table.rows().forEach(row -> expression(block + ".rows", row));
        table.columns().forEach(column -> expression(block + ".columns", column));
        table.cell().ifPresent(cell -> expression(block + ".cell", cell));
        table.test().ifPresent(test -> expression(block + ".test", test));
        published(table, block);
    }

    private void published(TableSettings table, String block) {
        if (table.paper().isEmpty()) {
            return;
        }
        int rows = size(table.rows());
        int columns = size(table.columns());
        boolean sound = rows < 0 || rows == table.paper().size();
        for (List<Double> row : table.paper()) {
            sound &= columns < 0 || columns == row.size();
        }
        if (!sound) {
            String shape = table.paper().size() + " x " + table.paper().get(0).size();
            run.report(run.at(
                            block + ".paper",
                            ExpCode.E0505,
                            "the published numbers are " + shape + ", and the table is " + rows + " x " + columns,
                            "rows by columns")
                    .help("write one list per row: `[[first, second], [first, second]]`"));
        }
    }

    /** Returns how many rows or columns a list of expressions makes, or -1 where that depends on the runs. */
    private int size(List<Expression> list) {
        int size = 0;
        for (Expression expression : list) {
            String name = expression instanceof Expression.Name n ? n.path() : "";
            if (name.endsWith(".outcomes")) {
                size += run.settings().evaluate().stream()
                        .filter(e -> name.equals("evaluate." + e.name() + ".outcomes"))
                        .mapToInt(e -> e.outcomes().size())
                        .sum();
            } else if (series.isAxis(name)) {
                size += run.plan().axes().stream()
                        .filter(a -> a.path().equals(name))
                        .mapToInt(a -> a.values().size())
                        .sum();
            } else {
                size++;
            }
        }
        return size;
    }

    private void figure(FigureSettings figure) {
        String block = "figure." + figure.name();
        series(block + ".x", figure.x().path());
        figure.y().forEach(y -> expression(block + ".y", y));
        axis(block + ".by", figure.by());
        boolean heatmap = figure.kind() == FigureSettings.Kind.HEATMAP;
        // One rollout can be drawn under both placements, whichever it was trained with.
        if (!(heatmap
                && figure.facet().filter(facet -> facet.path().equals("credit")).isPresent())) {
            axis(block + ".facet", figure.facet());
        }
        figure.line().ifPresent(line -> expression(block + ".line", line));
        figure.band().ifPresent(band -> expression(block + ".band", band));
        figure.of().ifPresent(of -> expression(block + ".of", of));
        if (heatmap ? figure.of().isEmpty() : figure.y().isEmpty()) {
            run.report(run.at(
                            block,
                            ExpCode.E0214,
                            "`figure " + figure.name() + "` shows nothing",
                            heatmap ? "`of` is missing" : "`y` is missing")
                    .help(
                            heatmap
                                    ? "write `of = rollout(best(reward.total), update: last)`"
                                    : "name a series: `y = reward.total`"));
        }
    }

    private void axis(String setting, Optional<Series> axis) {
        axis.ifPresent(a -> axis(setting, a.path()));
    }

    private void axis(String setting, String path) {
        if (series.isAxis(path)) {
            return;
        }
        String known = series.axes().isEmpty()
                ? "nothing is swept: declare `sweep { " + path + " = [ ... ] }`"
                : "swept are `" + String.join("`, `", series.axes()) + "`";
        run.report(at(setting, path, ExpCode.E0506, "`" + path + "` is not swept by this experiment", "not an axis")
                .meant(Nearest.of(path, series.axes()))
                .help(known));
    }

    private void series(String setting, String path) {
        if (!series.contains(path) && !series.isAxis(path)) {
            run.report(series.unknown(run, setting, path));
        }
    }

    private void expression(String setting, Expression expression) {
        switch (expression) {
            case Expression.Name name -> name(setting, name.path());
            case Expression.Number number -> {}
            case Expression.Text text -> {}
            case Expression.Call call -> call(setting, call);
        }
    }

    private void name(String setting, String path) {
        Function function = ReportFunctions.ALL.get(path);
        boolean bare = function != null && function.arguments().stream().noneMatch(Argument::required);
        boolean isSetting =
                run.run().provenance().stream().anyMatch(p -> p.path().equals(path));
        if (bare || isSetting) {
            return;
        }
        if (path.indexOf('.') < 0 && !series.contains(path) && !series.isAxis(path)) {
            unknownFunction(setting, path);
            return;
        }
        series(setting, path);
    }

    private void unknownFunction(String setting, String name) {
        List<String> names = new ArrayList<>(ReportFunctions.ALL.keySet());
        names.addAll(series.axes());
        names.addAll(series.names());
        run.report(at(
                        setting,
                        name,
                        ExpCode.E0504,
                        "a report knows no `" + name + "`",
                        "neither a function, a series nor an axis")
                .meant(Nearest.of(name, names))
                .help("functions are `" + String.join("`, `", ReportFunctions.ALL.keySet()) + "`"));
    }

    private void call(String setting, Expression.Call call) {
        Function function = ReportFunctions.ALL.get(call.function());
        if (function == null) {
            unknownFunction(setting, call.function());
            return;
        }
        int position = 0;
        boolean known = true;
        List<String> given = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            int at = argument.name().isEmpty() ? position++ : index(function, argument.name());
            if (at < 0 || at >= function.arguments().size()) {
                known = false;
                String shown = argument.name().isEmpty() ? argument.value().toString() : argument.name();
                List<String> names =
                        function.arguments().stream().map(Argument::name).toList();
                run.report(at(
                                setting,
                                shown,
                                ExpCode.E0216,
                                "`" + function.name() + "` has no argument `" + shown + "`",
                                "no such argument")
                        .meant(Nearest.of(shown, names))
                        .help("expects `" + function.signature() + "`"));
                continue;
            }
            Argument expected = function.arguments().get(at);
            given.add(expected.name());
            argument(setting, function, expected, argument.value());
        }
        for (Argument expected : function.arguments()) {
            if (known && expected.required() && !given.contains(expected.name())) {
                run.report(at(
                        setting,
                        call.function(),
                        ExpCode.E0306,
                        "`" + function.name() + "` needs `" + expected.name() + "`",
                        "expects `" + function.signature() + "`"));
            }
        }
    }

    private void argument(String setting, Function function, Argument expected, Expression value) {
        boolean fits = switch (expected.kind()) {
            case SERIES, AXIS, MODEL -> value instanceof Expression.Name;
            case NUMBER -> value instanceof Expression.Number;
            case UPDATE -> value instanceof Expression.Number || value instanceof Expression.Name;
            case SELECTION -> value instanceof Expression.Call;
        };
        if (!fits) {
            run.report(at(
                    setting,
                    value.toString(),
                    ExpCode.E0304,
                    "`" + expected.name() + "` of `" + function.name() + "` is "
                            + expected.kind().name().toLowerCase(java.util.Locale.ROOT) + ", not `" + value + "`",
                    "expects `" + function.signature() + "`"));
            return;
        }
        switch (expected.kind()) {
            case SERIES -> series(setting, value.toString());
            case AXIS -> axis(setting, value.toString());
            case MODEL -> word(setting, value.toString(), List.of("policy"));
            case UPDATE -> {
                if (value instanceof Expression.Name) {
                    word(setting, value.toString(), List.of("first", "last", "best"));
                }
            }
            case SELECTION -> call(setting, (Expression.Call) value);
            case NUMBER -> {}
        }
    }

    private void word(String setting, String word, List<String> known) {
        if (!known.contains(word)) {
            run.report(at(
                            setting,
                            word,
                            ExpCode.E0203,
                            "`" + word + "` means nothing here",
                            "expects `" + String.join("` or `", known) + "`")
                    .meant(Nearest.of(word, known)));
        }
    }

    private static int index(Function function, String name) {
        for (int i = 0; i < function.arguments().size(); i++) {
            if (function.arguments().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Diagnostic at(String setting, String words, ExpCode code, String title, String label) {
        Optional<Place> place = SeriesCatalogue.place(run, setting, words);
        return place.map(p -> Diagnostic.of(code, title, p.source(), p.span(), label))
                .orElseGet(() -> run.at(setting, code, title, label));
    }
}
