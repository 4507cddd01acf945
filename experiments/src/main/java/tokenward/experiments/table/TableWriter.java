package tokenward.experiments.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tokenward.experiments.figure.Rows;
import tokenward.experiments.table.Table.Cell;
import tokenward.experiments.table.Table.Column;
import tokenward.experiments.table.Table.Row;

/** Writes tables as Markdown, LaTeX with booktabs, and CSV. */
public final class TableWriter {
    private TableWriter() {}

    /** Returns a table in GitHub's Markdown; column groups go into the headings. */
    public static String markdown(Table table) {
        StringBuilder text = new StringBuilder();
        text.append("| ").append(bar(table.stub())).append(" |");
        for (Column column : table.columns()) {
            String group = column.group().isEmpty() ? "" : column.group() + ": ";
            text.append(' ').append(bar(group + column.label())).append(" |");
        }
        text.append("\n|:--|").append("--:|".repeat(table.columns().size())).append('\n');
        for (Row row : table.rows()) {
            text.append("| ").append(row.isDifference() ? "*" + bar(row.label()) + "*" : bar(row.label()));
            text.append(" |");
            for (Cell cell : row.cells()) {
                text.append(' ').append(bar(cell.text())).append(" |");
            }
            text.append('\n');
        }
        for (String note : table.notes()) {
            text.append('\n').append(note).append('\n');
        }
        return text.toString();
    }

    /** Returns a {@code table} environment that needs the package {@code booktabs}. */
    public static String latex(Table table) {
        StringBuilder text = new StringBuilder();
        text.append("\\begin{table}[t]\n  \\centering\n  \\caption{").append(tex(table.heading()));
        text.append("}\n  \\label{tab:").append(table.name()).append("}\n");
        text.append("  \\begin{tabular}{@{}l")
                .append("r".repeat(table.columns().size()))
                .append("@{}}\n");
        text.append("    \\toprule\n");
        if (table.hasGroups()) {
            groups(table, text);
        }
        text.append("    ").append(tex(table.stub()));
        for (Column column : table.columns()) {
            text.append(" & ").append(tex(column.label()));
        }
        text.append(" \\\\\n    \\midrule\n");
        boolean apart = false;
        for (Row row : table.rows()) {
            if (row.isDifference() && !apart) {
                text.append("    \\midrule\n");
                apart = true;
            }
            text.append("    ").append(tex(row.label()));
            for (Cell cell : row.cells()) {
                text.append(" & ").append(tex(cell.text()));
            }
            text.append(" \\\\\n");
        }
        text.append("    \\bottomrule\n  \\end{tabular}\n");
        for (String note : table.notes()) {
            text.append("  \\par\\smallskip{\\footnotesize ").append(tex(note)).append("}\n");
        }
        return text.append("\\end{table}\n").toString();
    }

    /** Returns one line per cell: row, group, column, value, low, high, runs, p; numbers in full precision. */
    public static String csv(Table table) {
        StringBuilder text = new StringBuilder("row,group,column,kind,value,low,high,n,p\n");
        for (Row row : table.rows()) {
            for (int j = 0; j < table.columns().size(); j++) {
                Column column = table.columns().get(j);
                Cell cell = row.cells().get(j);
                List<String> fields = new ArrayList<>(List.of(
                        Rows.quoted(row.label()),
                        Rows.quoted(column.group()),
                        Rows.quoted(column.label()),
                        cell.kind().name().toLowerCase(Locale.ROOT)));
                fields.add(cell.value().map(v -> exact(v.middle())).orElse(""));
                fields.add(cell.value()
                        .filter(v -> v.hasSpread())
                        .map(v -> exact(v.low()))
                        .orElse(""));
                fields.add(cell.value()
                        .filter(v -> v.hasSpread())
                        .map(v -> exact(v.high()))
                        .orElse(""));
                fields.add(cell.value().map(v -> Integer.toString(v.runs())).orElse(""));
                fields.add(cell.p().isPresent() ? exact(cell.p().getAsDouble()) : "");
                text.append(String.join(",", fields)).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Returns a {@code figure} environment around a figure's PDF, which needs the package {@code graphicx}.
     *
     * @param name of its files
     * @param caption what it shows; empty for its name
     * @param origin where its numbers come from
     */
    public static String latexFigure(String name, String caption, String origin) {
        String shown = caption.isBlank() ? name.replace('_', ' ') : caption;
        return "\\begin{figure}[t]\n  \\centering\n  \\includegraphics[width=\\linewidth]{" + name
                + ".pdf}\n  \\caption{"
                + tex(shown) + (shown.matches(".*[.?!]") ? " " : ". ") + tex(origin) + ".}\n  \\label{fig:" + name
                + "}\n\\end{figure}\n";
    }

    private static void groups(Table table, StringBuilder text) {
        StringBuilder rules = new StringBuilder("    ");
        text.append("   ");
        int n = table.columns().size();
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n
                    && table.columns()
                            .get(to)
                            .group()
                            .equals(table.columns().get(from).group())) {
                to++;
            }
            String group = tex(table.columns().get(from).group());
            text.append(" & \\multicolumn{")
                    .append(to - from)
                    .append("}{c}{")
                    .append(group)
                    .append('}');
            rules.append("\\cmidrule(lr){")
                    .append(from + 2)
                    .append('-')
                    .append(to + 1)
                    .append("} ");
            from = to;
        }
        text.append(" \\\\\n").append(rules.toString().stripTrailing()).append('\n');
    }

    private static String exact(double value) {
        return Double.toString(value);
    }

    private static String bar(String text) {
        return text.replace("|", "\\|");
    }

    private static String tex(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(
                    switch (c) {
                        case '\\' -> "\\textbackslash{}";
                        case '&', '%', '$', '#', '_', '{', '}' -> "\\" + c;
                        case '~' -> "\\textasciitilde{}";
                        case '^' -> "\\textasciicircum{}";
                        case '\u2212' -> "$-$";
                        case '\u00b1' -> "$\\pm$";
                        case '\u2265' -> "$\\geq$";
                        case '<' -> "$<$";
                        case '>' -> "$>$";
                        case '\u2013' -> "--";
                        case '\u202f' -> "\\,";
                        default -> String.valueOf(c);
                    });
        }
        return escaped.toString();
    }
}
