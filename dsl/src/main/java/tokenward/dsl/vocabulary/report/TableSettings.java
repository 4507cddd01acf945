package tokenward.dsl.vocabulary.report;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.type.Expression;

/** A table of the report. */
@Doc("A table of the report.")
public record TableSettings(
        @Doc("The name of its files.") String name,
        @Doc("Caption.") @Default("\"\"") String title,

        @Doc("What each row is: states of a model, a swept axis, or settings.")
        List<Expression> rows,

        @Doc("What each column is: series, outcomes, or functions of them.")
        List<Expression> columns,

        @Doc("How the runs behind a cell become one number.")
        Optional<Expression> cell,

        @Doc("A test of the difference between rows.") Optional<Expression> test,

        @Doc("Published numbers to print beside ours, row by row.") @Default("[]")
        List<List<Double>> paper,

        @Doc("Digits after the point; `none` fits the numbers.")
        Optional<Integer> digits) {
    public TableSettings {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        paper = List.copyOf(paper);
    }
}
