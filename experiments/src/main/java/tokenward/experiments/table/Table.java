package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tokenward.experiments.figure.Labels;
import tokenward.experiments.measure.Interval;

/**
 * A filled table.
 *
 * @param name of its files
 * @param title its caption
 * @param stub heading of the column of row labels; empty when the labels speak for themselves
 * @param columns from left to right
 * @param rows from top to bottom, each with as many cells as there are columns
 * @param notes below it
 */
public record Table(String name, String title, String stub, List<Column> columns, List<Row> rows, List<String> notes) {

    /**
     * A column.
     *
     * @param group heading over neighbours with the same group; empty for none
     */
    public record Column(String group, String label) {}

    /** A row; differences between rows are set apart. */
    public record Row(String label, List<Cell> cells, boolean isDifference) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** What a cell says. */
    public enum Kind {
        /** Something measured here. */
        VALUE,
        /** A difference, written with its sign. */
        DIFFERENCE,
        /** A published number. */
        PAPER
    }

    /**
     * One cell.
     *
     * @param value with its interval; nothing when it was not measured
     * @param digits after the point
     * @param p of a test, when one was made
     * @param words to say instead of the number, for settings
     */
    public record Cell(Optional<Interval> value, Kind kind, int digits, OptionalDouble p, Optional<String> words) {
        /** What stands where nothing was measured. */
        public static final String NOTHING = "\u2013";

        /** Returns a cell without a test. */
        public static Cell of(Optional<Interval> value, Kind kind, int digits) {
            return new Cell(value, kind, digits, OptionalDouble.empty(), Optional.empty());
        }

        /** Returns a cell that says a setting as it is written; empty words leave the number. */
        Cell saying(String written) {
            return written.isEmpty() ? this : new Cell(value, kind, digits, p, Optional.of(written));
        }

        /** Returns the number alone, or the words that stand for it. */
        public String number() {
            return words.or(() -> value.map(v -> kind == Kind.DIFFERENCE
                            ? Labels.signed(v.middle(), digits)
                            : Labels.fixed(v.middle(), digits)))
                    .orElse(NOTHING);
        }

        /** Returns its spread, {@code ± 0.021} or {@code [0.58, 0.64]}; empty when it has none. */
        public String spread() {
            return value.filter(Interval::hasSpread)
                    .map(v -> v.isSymmetric()
                            ? "\u00b1 " + Labels.fixed(v.reach(), digits)
                            : "[" + Labels.fixed(v.low(), digits) + ", " + Labels.fixed(v.high(), digits) + "]")
                    .orElse("");
        }

        /** Returns the test's p, {@code p = 0.012}; empty when none was made. */
        public String test() {
            if (p.isEmpty()) {
                return "";
            }
            return p.getAsDouble() < 0.001 ? "p < 0.001" : "p = " + Labels.fixed(p.getAsDouble(), 3);
        }

        /** Returns everything as one text. */
        public String text() {
            String test = test().isEmpty() ? "" : " (" + test() + ")";
            return number() + (spread().isEmpty() ? "" : " " + spread()) + test;
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("row `" + row.label() + "` of table `" + name + "` has "
                        + row.cells().size() + " cells for " + columns.size() + " columns");
            }
        }
    }

    /** Returns whether columns stand under common headings. */
    public boolean hasGroups() {
        return columns.stream().anyMatch(column -> !column.group().isEmpty());
    }

    /** Returns the same table with a further note below it. */
    public Table noting(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return new Table(name, title, stub, columns, rows, all);
    }

    /** Returns the caption, or the name when it has none. */
    public String heading() {
        return title.isBlank() ? name.replace('_', ' ') : title;
    }
}
