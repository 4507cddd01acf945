package tokenward.experiments.report;

import java.util.ArrayList;
import java.util.List;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.dsl.vocabulary.report.TableSettings;
import tokenward.experiments.measure.Experiment;

/** The first page of a reproduction: which file holds which table or figure, and what made it. */
public final class PaperIndex {
    private final boolean small;
    private final List<String> lines = new ArrayList<>();

    /**
     * Creates an empty index.
     *
     * @param small whether the starter policies stand in for the paper's model
     */
    public PaperIndex(boolean small) {
        this.small = small;
    }

    /** Lists the declared tables and figures of an experiment whose report stands in a folder. */
    public void add(String folder, Experiment experiment) {
        lines.add("## " + experiment.plan().heading());
        lines.add("");
        lines.add("`" + experiment.plan().source() + "`, run fingerprint `"
                + experiment.plan().abbreviated() + "`; the whole report is [" + folder + "/index.html](" + folder
                + "/index.html).");
        lines.add("");
        lines.add("| what | files |");
        lines.add("|---|---|");
        for (TableSettings table : experiment.plan().tables()) {
            lines.add("| " + words(table.name()) + ": " + table.title() + " | "
                    + files(folder + "/tables/" + table.name(), List.of("md", "tex", "csv")) + " |");
        }
        for (FigureSettings figure : experiment.plan().figures()) {
            lines.add("| " + words(figure.name()) + ": " + figure.title() + " | "
                    + files(folder + "/figures/" + figure.name(), List.of("svg", "pdf", "png", "csv", "tex")) + " |");
        }
        lines.add("");
    }

    /** Returns the page as Markdown. */
    public String page() {
        String scale = small
                ? "The starter policies stand in for the paper's model: the same channels, weights and tables at a scale"
                        + " two CPU cores finish, so the numbers show the method at work and are not the paper's."
                : "Numbers beside *paper* are the published ones.";
        return "# The paper, regenerated\n\n" + scale + "\n\n" + String.join("\n", lines);
    }

    private static String files(String base, List<String> endings) {
        return String.join(
                ", ",
                endings.stream()
                        .map(ending -> "[" + ending + "](" + base + "." + ending + ")")
                        .toList());
    }

    private static String words(String name) {
        return name.replace('_', ' ');
    }
}
