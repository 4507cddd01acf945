package tokenward.experiments.report.html;

import java.util.List;
import java.util.Locale;
import tokenward.experiments.table.Table;
import tokenward.experiments.table.Table.Cell;
import tokenward.experiments.table.Table.Column;
import tokenward.experiments.table.Table.Kind;
import tokenward.experiments.table.Table.Row;
import tokenward.experiments.table.TableWriter;

/** A table on the page, with its LaTeX and Markdown at hand. */
final class HtmlTable {
    private HtmlTable() {}

    static void write(Table table, Html page) {
        page.open("div", "class", "block", "id", "table-" + table.name());
        page.element("p", table.heading(), "class", "caption");
        page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", table.heading());
        page.open("table", "class", "numbers").open("thead");
        if (table.hasGroups()) {
            groups(table.columns(), page);
        }
        page.open("tr").element("th", table.stub());
        table.columns().forEach(column -> page.element("th", column.label(), "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (Row row : table.rows()) {
            page.open("tr", "class", row.isDifference() ? "difference" : "row");
            page.element("th", row.label(), "scope", "row");
            row.cells().forEach(cell -> cell(cell, page));
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div");
        table.notes().forEach(note -> page.element("p", note, "class", "note"));
        page.open("p", "class", "files");
        copy("latex", TableWriter.latex(table), table, page);
        copy("markdown", TableWriter.markdown(table), table, page);
        for (String kind : List.of("csv", "tex", "md")) {
            String file = "tables/" + table.name() + "." + kind;
            page.element("a", kind.toUpperCase(Locale.ROOT), "href", file);
        }
        page.close("p").close("div").line();
    }

    private static void copy(String kind, String text, Table table, Html page) {
        String id = kind + "-" + table.name();
        page.element(
                "button", "copy " + (kind.equals("latex") ? "LaTeX" : "Markdown"), "type", "button", "data-copy", id);
        page.element("textarea", text, "id", id, "hidden", "hidden", "readonly", "readonly");
    }

    private static void cell(Cell cell, Html page) {
        page.open("td", "class", cell.kind() == Kind.PAPER ? "paper" : "ours");
        boolean tells = cell.kind() == Kind.DIFFERENCE
                && cell.value().filter(value -> value.excludes(0)).isPresent();
        if (tells) {
            boolean isUp = cell.value().orElseThrow().middle() > 0;
            page.element("span", cell.number(), "class", isUp ? "up" : "down");
        } else {
            page.text(cell.number());
        }
        String after = (cell.spread() + " " + cell.test()).strip();
        if (!after.isEmpty()) {
            page.element("span", after, "class", "spread");
        }
        page.close("td");
    }

    private static void groups(List<Column> columns, Html page) {
        page.open("tr", "class", "groups").element("th", "");
        for (int from = 0; from < columns.size(); ) {
            int to = from;
            while (to < columns.size()
                    && columns.get(to).group().equals(columns.get(from).group())) {
                to++;
            }
            page.open("th", "colspan", Integer.toString(to - from), "scope", "colgroup");
            page.element("span", columns.get(from).group()).close("th");
            from = to;
        }
        page.close("tr");
    }
}
