package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.List;
import tokenward.experiments.table.Table.Column;
import tokenward.experiments.table.Table.Row;

/** Writes a table for a terminal: columns aligned, groups of columns under a heading of their own. */
public final class TextTable {
    private static final String GAP = "   ";

    private final Table table;
    private final List<List<String>> lines = new ArrayList<>();
    private final int[] widths;

    private TextTable(Table table) {
        this.table = table;
        List<String> heading = new ArrayList<>(List.of(table.stub()));
        table.columns().forEach(column -> heading.add(column.label()));
        lines.add(heading);
        for (Row row : table.rows()) {
            List<String> line = new ArrayList<>(List.of(row.label()));
            row.cells().forEach(cell -> line.add(cell.text()));
            lines.add(line);
        }
        this.widths = new int[heading.size()];
        for (List<String> line : lines) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], line.get(j).length());
            }
        }
    }

    /** Returns the lines of a table, its notes below. */
    public static String of(Table table) {
        return new TextTable(table).write();
    }

    private String write() {
        StringBuilder text = new StringBuilder();
        if (table.hasGroups()) {
            text.append(groups()).append('\n');
        }
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder("  ").append(padded(line.get(0), widths[0]));
            for (int j = 1; j < widths.length; j++) {
                row.append(GAP)
                        .append(" ".repeat(widths[j] - line.get(j).length()))
                        .append(line.get(j));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        table.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    /** Sets each group's heading in the middle of its columns, which are widened where it needs more room. */
    private String groups() {
        List<Column> columns = table.columns();
        StringBuilder line = new StringBuilder();
        for (int from = 0; from < columns.size(); ) {
            String group = columns.get(from).group();
            int to = from;
            int room = -GAP.length();
            while (to < columns.size() && columns.get(to).group().equals(group)) {
                to++;
                room += GAP.length() + widths[to];
            }
            int lacking = Math.max(0, group.length() - room);
            widths[from + 1] += lacking;
            int before = (room + lacking - group.length()) / 2;
            line.append(GAP).append(padded(" ".repeat(before) + group, room + lacking));
            from = to;
        }
        return ("  " + " ".repeat(widths[0]) + line).stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
