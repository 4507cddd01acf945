package tokenward.experiments.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tokenward.experiments.figure.Figure;
import tokenward.experiments.figure.Renderer;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.report.contents.Contents;
import tokenward.experiments.report.contents.Contents.Named;
import tokenward.experiments.report.html.HtmlPage;
import tokenward.experiments.store.WholeFile;
import tokenward.experiments.table.Table;
import tokenward.experiments.table.TableWriter;

/** Writes reports: {@code index.html}, {@code report.md}, and every table and figure as files. */
public final class Report {
    private final Contents contents;

    private Report(Contents contents) {
        this.contents = contents;
    }

    /** Gathers what a report of an experiment holds. */
    public static Report of(Experiment experiment) {
        return new Report(Contents.of(experiment));
    }

    /** Returns the declared tables, or base, tuned and change when none are; for printing at the end of a run. */
    public List<Table> tables() {
        return contents.tables().isEmpty() ? contents.overview().stream().toList() : contents.tables();
    }

    /**
     * Writes everything below a folder and returns the page.
     *
     * @throws tokenward.experiments.store.StoreException when a file cannot be written
     */
    public Path write(Path folder) {
        Renderer renderer = new Renderer();
        for (Table table : tables()) {
            Path base = folder.resolve("tables");
            Table traced = table.noting(contents.origin() + ".");
            text(base.resolve(table.name() + ".md"), TableWriter.markdown(traced));
            text(base.resolve(table.name() + ".tex"), TableWriter.latex(traced));
            text(base.resolve(table.name() + ".csv"), TableWriter.csv(table));
        }
        Path figures = folder.resolve("figures");
        for (Named named : contents.figures()) {
            Figure figure = named.figure();
            byte[] pdf = renderer.pdf(figure);
            text(figures.resolve(named.name() + ".svg"), renderer.svg(figure));
            text(figures.resolve(named.name() + ".csv"), figure.csv());
            text(
                    figures.resolve(named.name() + ".tex"),
                    TableWriter.latexFigure(named.name(), figure.title(), contents.origin()));
            WholeFile.replace(figures.resolve(named.name() + ".pdf"), pdf);
            WholeFile.replace(figures.resolve(named.name() + ".png"), renderer.png(pdf));
        }
        for (Named named : contents.small()) {
            text(figures.resolve(named.name() + ".svg"), renderer.svg(named.figure()));
        }
        text(folder.resolve("report.md"), MarkdownPage.write(contents));
        Path page = folder.resolve("index.html");
        text(page, HtmlPage.write(contents, renderer));
        return page;
    }

    private static void text(Path file, String text) {
        WholeFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
