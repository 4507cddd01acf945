package tokenward.experiments.cli.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import tokenward.dsl.plan.Provenance;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.report.Report;
import tokenward.experiments.table.Table;

/** A report for a tool: where its page is, the numbers of its tables, and the departures from published settings. */
final class ReportAnswer {
    private ReportAnswer() {}

    /** Writes the report and returns what there is to read of it. */
    static ObjectNode of(Experiment experiment, Path folder, List<Provenance> departing) {
        Report report = Report.of(experiment);
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.put("report", report.write(folder).toString());
        ArrayNode tables = told.putArray("tables");
        report.tables().forEach(table -> table(tables.addObject(), table));
        ArrayNode departures = told.putArray("departures");
        for (Provenance setting : departing) {
            departures
                    .addObject()
                    .put("path", setting.path())
                    .put("value", setting.value())
                    .put("published", setting.departsFrom())
                    .put("where", setting.where())
                    .put("claimed", setting.kind() == Provenance.Kind.PAPER);
        }
        return told;
    }

    private static void table(ObjectNode node, Table table) {
        node.put("name", table.name()).put("title", table.heading());
        ArrayNode columns = node.putArray("columns");
        for (Table.Column column : table.columns()) {
            columns.addObject().put("group", column.group()).put("label", column.label());
        }
        ArrayNode rows = node.putArray("rows");
        for (Table.Row row : table.rows()) {
            ObjectNode line = rows.addObject().put("label", row.label());
            ArrayNode cells = line.putArray("cells");
            row.cells().forEach(cell -> cell(cells.addObject(), cell));
        }
        table.notes().forEach(node.putArray("notes")::add);
    }

    /** What was not measured has a text only. */
    private static void cell(ObjectNode node, Table.Cell cell) {
        node.put("text", cell.text());
        cell.value().ifPresent(value -> {
            node.put("value", value.middle());
            if (value.hasSpread()) {
                node.put("low", value.low()).put("high", value.high());
            }
        });
        cell.p().ifPresent(p -> node.put("p", p));
    }
}
