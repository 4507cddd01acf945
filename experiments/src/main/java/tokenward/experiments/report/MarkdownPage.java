package tokenward.experiments.report;

import java.util.List;
import tokenward.dsl.plan.Provenance;
import tokenward.experiments.report.contents.Contents;
import tokenward.experiments.report.contents.Contents.Named;
import tokenward.experiments.report.html.HtmlSettings;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.table.Table;
import tokenward.experiments.table.TableWriter;

/** The report as Markdown, with its figures as files beside it. */
final class MarkdownPage {
    private MarkdownPage() {}

    static String write(Contents contents) {
        PlanRecord plan = contents.experiment().plan();
        StringBuilder text = new StringBuilder("# " + plan.heading() + "\n\n");
        text.append("`")
                .append(plan.experiment())
                .append('/')
                .append(plan.abbreviated())
                .append("`, ");
        text.append(contents.experiment().runs().size()).append(" run(s)");
        text.append(plan.source().isEmpty() ? "\n" : ", from `" + plan.source() + "`\n");
        if (!plan.formula().isBlank()) {
            text.append("\n```text\n").append(plan.formula()).append("\n```\n");
        }
        text.append("\n## Results\n");
        contents.tables().forEach(table -> table(table, text));
        if (contents.tables().isEmpty()) {
            contents.overview().ifPresent(table -> table(table, text));
        }
        if (!contents.figures().isEmpty()) {
            text.append("\n## Curves\n");
        }
        for (Named figure : contents.figures()) {
            text.append("\n![")
                    .append(figure.figure().title())
                    .append("](figures/")
                    .append(figure.name())
                    .append(".svg)\n");
        }
        if (!contents.small().isEmpty()) {
            text.append('\n');
            for (Named figure : contents.small()) {
                text.append("[")
                        .append(figure.path())
                        .append("](figures/")
                        .append(figure.name())
                        .append(".svg) ");
            }
            text.append('\n');
        }
        settings(plan, text);
        return text.toString();
    }

    private static void table(Table table, StringBuilder text) {
        text.append("\n**").append(table.heading()).append("**\n\n").append(TableWriter.markdown(table));
    }

    private static void settings(PlanRecord plan, StringBuilder text) {
        if (plan.settings().isEmpty()) {
            return;
        }
        text.append("\n## Settings\n\n| setting | value | from | why |\n|:--|:--|:--|:--|\n");
        for (Provenance setting : plan.settings()) {
            String value =
                    "`" + setting.value().replace("|", "\\|").replace('\n', ' ').replace("`", "'") + "`";
            List<String> cells = List.of(
                    "`" + setting.path() + "`",
                    value,
                    HtmlSettings.kind(setting).replace('_', ' '),
                    setting.why().replace("|", "\\|").replace('\n', ' '));
            text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
    }
}
