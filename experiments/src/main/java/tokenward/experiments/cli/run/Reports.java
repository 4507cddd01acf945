package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.nio.file.Path;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.report.Report;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.table.Table;
import tokenward.experiments.table.TextTable;

/** Writes a report and shows its tables. */
final class Reports {
    private Reports() {}

    /** Writes the report of an experiment into a folder and prints its tables and where the page is. */
    static void write(Experiment experiment, Path folder, PrintWriter out) {
        Report report = Report.of(experiment);
        Path page = report.write(folder);
        for (Table table : report.tables()) {
            out.println(table.heading() + "\n");
            out.println(TextTable.of(table));
        }
        out.println("report: " + page);
    }

    /** Does the same for the experiment in a directory, beside its runs. */
    static void write(ExperimentDirectory directory, PrintWriter out) {
        write(Experiment.of(directory), directory.top().report(), out);
    }
}
