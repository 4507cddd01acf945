package tokenward.dsl.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tokenward.dsl.files.Header;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.dsl.vocabulary.DataSettings.Columns;
import tokenward.dsl.vocabulary.reward.AstMatchSettings;
import tokenward.dsl.vocabulary.reward.DataFlowSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;
import tokenward.dsl.vocabulary.reward.TaskField;
import tokenward.dsl.vocabulary.reward.UnitTestSettings;
import tokenward.grammars.text.Diagnostic;

/** Whether the schema or the first record of each data file has the columns that are asked of it. */
final class ColumnChecks {
    private ColumnChecks() {}

    static void check(Case run) {
        for (DataSettings data : run.settings().data()) {
            columns(run, data)
                    .filter(columns -> data.world().isEmpty())
                    .filter(columns -> columns.ofAll() || !data.skipBad())
                    .ifPresent(columns -> {
                        instruction(run, data, columns.names());
                        stated(run, data, columns.names());
                    });
        }
        run.settings()
                .data("train")
                .filter(train -> run.settings().method().samples())
                .ifPresent(train -> columns(run, train).ifPresent(columns -> rewards(run, train, columns.names())));
    }

    private static Optional<Header> columns(Case run, DataSettings data) {
        return data.path().flatMap(path -> run.files().columns(path, data.split()));
    }

    private static void instruction(Case run, DataSettings data, Set<String> present) {
        String wanted = data.columns()
                .instruction()
                .orElse(RecordColumns.of(data.format(), present).instruction());
        if (data.columns().instruction().isEmpty() && !present.contains(wanted)) {
            Diagnostic problem = run.at(
                    "data." + data.name() + ".path",
                    ExpCode.E0803,
                    "the records have no column `" + wanted + "`, which says what to program",
                    "has " + listed(present));
            run.report(problem.help("name it: `columns { instruction = \""
                    + Nearest.of(wanted, List.copyOf(present)).orElse("...") + "\" }`"));
        }
    }

    private static void stated(Case run, DataSettings data, Set<String> present) {
        Columns columns = data.columns();
        column(run, data, present, "id", columns.id());
        column(run, data, present, "instruction", columns.instruction());
        column(run, data, present, "solution", columns.solution());
        column(run, data, present, "tests", columns.tests());
        column(run, data, present, "setup", columns.setup());
        column(run, data, present, "entry_point", columns.entryPoint());
    }

    private static void column(Case run, DataSettings data, Set<String> present, String what, Optional<String> named) {
        if (named.isEmpty() || present.contains(named.get())) {
            return;
        }
        String setting = "data." + data.name() + ".columns." + what;
        Diagnostic problem = run.at(
                        setting, ExpCode.E0803, "the records have no column `" + named.get() + "`", "no such column")
                .meant(Nearest.of(named.get(), List.copyOf(present)).map(near -> '"' + near + '"'));
        run.report(run.against(problem, "data." + data.name() + ".path", "has " + listed(present)));
    }

    private static void rewards(Case run, DataSettings train, Set<String> present) {
        RecordColumns usual = RecordColumns.of(train.format(), present);
        for (RewardSettings reward : run.settings().reward()) {
            // A column that is stated and missing is an error of its own.
            Function<TaskField, String> read = field -> field.field().equals("solution")
                    ? train.columns().solution().map(stated -> anyOf(present)).orElse(usual.solution())
                    : field.field();
            Optional<String> needed = switch (reward) {
                case UnitTestSettings tests ->
                    Optional.of(train.columns()
                            .tests()
                            .map(stated -> anyOf(present))
                            .orElse(usual.tests()));
                case DataFlowSettings flow -> Optional.of(read.apply(flow.compareTo()));
                case AstMatchSettings ast -> Optional.of(read.apply(ast.compareTo()));
                default -> Optional.empty();
            };
            needed.filter(name -> !present.contains(name)).ifPresent(name -> {
                Diagnostic problem = run.at(
                        "reward." + reward.name(),
                        ExpCode.W0410,
                        "`reward " + reward.name() + "` reads the column `" + name + "`, and the training records"
                                + " have none",
                        "has no opinion on any rollout");
                Diagnostic placed = run.against(problem, "data.train.path", "has " + listed(present));
                Optional<String> column = reward instanceof UnitTestSettings
                        ? Optional.of("tests")
                        : Optional.of("solution").filter(solution -> name.equals(usual.solution()));
                run.report(column.flatMap(c -> Nearest.of(name, List.copyOf(present))
                                .map(near -> placed.help("name it: `columns { " + c + " = \"" + near + "\" }`")))
                        .orElse(placed));
            });
        }
    }

    private static String anyOf(Set<String> present) {
        return present.stream().findFirst().orElse("");
    }

    private static String listed(Set<String> columns) {
        int most = 8;
        List<String> some = columns.stream().limit(most).toList();
        return "`" + String.join("`, `", some) + "`" + (columns.size() > most ? " and more" : "");
    }
}
