package tokenward.experiments.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tokenward.dsl.plan.Axis;
import tokenward.experiments.figure.Ink;
import tokenward.experiments.figure.Labels;
import tokenward.experiments.figure.Renderer;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Interval;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.report.contents.Contents;
import tokenward.experiments.report.contents.Contents.Named;
import tokenward.experiments.store.record.NoticeRecord;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.store.record.UpdateRecord;
import tokenward.experiments.table.Table;
import tokenward.experiments.table.Words;

/** The page: one file that asks for nothing else. */
public final class HtmlPage {
    private static final String DARK_PAGE = "--faint: #76808c; --line: #3a424d; --card: #1b2026; --accent: #6aa9ff;"
            + " --warn: #f0c36a; --warn-back: #33290f;";

    private static final String PASS = "pass@";

    private final Contents contents;
    private final Renderer renderer;
    private final Html page = new Html();

    private HtmlPage(Contents contents, Renderer renderer) {
        this.contents = contents;
        this.renderer = renderer;
    }

    /** Returns the page of a report. */
    public static String write(Contents contents, Renderer renderer) {
        return new HtmlPage(contents, renderer).write();
    }

    private String write() {
        PlanRecord plan = contents.experiment().plan();
        page.raw("<!doctype html>\n").open("html", "lang", "en").open("head").raw("<meta charset=\"utf-8\">");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.element("title", plan.heading() + " \u00b7 Tokenward");
        page.open("style").raw(style()).close("style").close("head").line().open("body");
        bar(plan);
        page.open("main").line();
        header(plan);
        contents.overview().ifPresent(this::tiles);
        notices();
        tables();
        figures();
        if (!contents.rollouts().isEmpty()) {
            HtmlRollouts.write(contents.rollouts(), page);
        }
        contents.onlyRun().ifPresent(run -> new HtmlTasks(run, page).write());
        HtmlSettings.write(plan, page);
        facts(plan);
        page.element(
                "footer",
                "Written by Tokenward from " + plan.experiment() + "/" + plan.abbreviated()
                        + ". The same run directory gives the same page.");
        page.close("main").line().open("script").raw(resource("page.js")).close("script");
        return page.close("body").close("html").line().toString();
    }

    private void bar(PlanRecord plan) {
        page.open("nav", "class", "bar").open("div").element("b", plan.heading());
        link("results");
        link("curves");
        if (!contents.rollouts().isEmpty()) {
            link("rollouts");
        }
        link("settings");
        page.element("button", "\u25d0", "type", "button", "id", "theme", "aria-label", "light or dark");
        page.close("div").close("nav");
    }

    private void link(String section) {
        page.element("a", section, "href", "#" + section);
    }

    private void header(PlanRecord plan) {
        page.open("header").element("h1", plan.heading()).open("p", "class", "lead");
        page.element("code", plan.experiment() + "/" + plan.abbreviated());
        int runs = contents.experiment().runs().size();
        if (runs != 1) {
            page.text(" \u00b7 " + runs + " runs" + missing(runs));
        }
        contents.onlyRun().ifPresent(this::progress);
        page.close("p");
        if (!plan.formula().isBlank()) {
            page.element("div", plan.formula(), "class", "formula");
        }
        page.close("header").line();
    }

    /** A sweep that still goes on lacks some of its points. */
    private String missing(int runs) {
        long points = 1;
        for (Axis axis : contents.experiment().axes()) {
            points *= Math.max(1, axis.values().size());
        }
        boolean isOneSweep = !contents.experiment().hasAxis(Experiment.SIDE_BY_SIDE);
        return isOneSweep && points > runs ? " of " + points + " begun" : "";
    }

    private void progress(Measurements run) {
        if (run.updates().isEmpty()) {
            return;
        }
        UpdateRecord last = run.updates().get(run.updates().size() - 1);
        page.text(" \u00b7 " + last.update() + " of " + last.updates() + " updates in " + duration(last.seconds()));
    }

    private void tiles(Table overview) {
        page.open("div", "class", "tiles");
        boolean hasPass = overview.rows().stream().anyMatch(row -> row.label().contains(PASS));
        for (Table.Row row : overview.rows()) {
            if (hasPass && !row.label().contains(PASS)) {
                continue;
            }
            Table.Cell tuned = row.cells().get(1);
            Table.Cell change = row.cells().get(2);
            page.open("div", "class", "tile").element("div", row.label(), "class", "what");
            page.open("div", "class", "big").element("span", row.cells().get(0).number() + " \u2192 ", "class", "from");
            page.text(tuned.number()).close("div").open("div", "class", "change");
            double amount = change.value().map(Interval::middle).orElse(0.0);
            page.element("span", change.number(), "class", amount > 0 ? "up" : amount < 0 ? "down" : "same");
            page.text(change.spread().isEmpty() ? "" : " " + change.spread())
                    .close("div")
                    .close("div");
        }
        page.close("div").line();
    }

    private void notices() {
        contents.onlyRun().ifPresent(run -> {
            for (NoticeRecord notice : run.notices()) {
                if (!notice.kind().equals(NoticeRecord.FINISHED)) {
                    String at = "Update " + notice.update() + ", " + notice.kind() + ": ";
                    page.element("div", at + notice.message(), "class", "notice " + notice.kind());
                }
            }
        });
    }

    private void tables() {
        page.element("h2", "Results", "id", "results");
        contents.tables().forEach(table -> HtmlTable.write(table, page));
        if (contents.tables().isEmpty()) {
            contents.overview().ifPresent(table -> HtmlTable.write(table, page));
        }
        if (contents.tables().isEmpty() && contents.overview().isEmpty()) {
            page.element("p", "Nothing has been evaluated yet.");
        }
    }

    private void figures() {
        if (contents.figures().isEmpty() && contents.small().isEmpty()) {
            return;
        }
        page.element("h2", "Curves", "id", "curves");
        page.open("div", "class", "wide").line();
        for (Named figure : contents.figures()) {
            page.open("figure").raw(renderer.inlineSvg(figure.figure()));
            files(figure.name());
            page.close("figure").line();
        }
        page.close("div").line();
        group("Reward, channel by channel", figure -> Words.isChannel(figure.path()));
        group("Evaluation", figure -> figure.path().startsWith("evaluate."));
        group(
                "Training",
                figure -> !Words.isChannel(figure.path()) && !figure.path().startsWith("evaluate."));
        if (!contents.constants().isEmpty()) {
            List<String> each = contents.constants().entrySet().stream()
                    .map(one -> Words.series(one.getKey()) + " " + Labels.number(one.getValue()))
                    .toList();
            page.element("p", "Constant throughout: " + String.join(", ", each) + ".", "class", "note");
        }
    }

    private void group(String heading, java.util.function.Predicate<Named> which) {
        List<Named> members = contents.small().stream().filter(which).toList();
        if (members.isEmpty()) {
            return;
        }
        page.element("h3", heading).open("div", "class", "grid");
        for (Named figure : members) {
            page.open("figure").raw(renderer.inlineSvg(figure.figure()));
            Glossary.of(figure.path()).ifPresent(meaning -> page.element("p", meaning, "class", "note"));
            page.close("figure").line();
        }
        page.close("div");
    }

    private void files(String name) {
        page.open("p", "class", "files");
        for (String kind : List.of("svg", "pdf", "png", "csv", "tex")) {
            page.element("a", kind.toUpperCase(Locale.ROOT), "href", "figures/" + name + "." + kind);
        }
        page.close("p");
    }

    private void facts(PlanRecord plan) {
        page.element("h2", "Run", "id", "run").open("dl");
        fact("experiment", plan.source().isEmpty() ? plan.experiment() : plan.source());
        fact("fingerprint", plan.fingerprint());
        plan.facts().forEach(this::fact);
        page.close("dl");
        page.element("h2", "Metrics", "id", "metrics").open("dl");
        for (String path : contents.experiment().paths()) {
            Glossary.of(path).ifPresent(meaning -> fact(path, meaning));
        }
        page.close("dl");
    }

    private void fact(String name, String value) {
        page.element("dt", Words.of(name)).element("dd", value).line();
    }

    private static String duration(double seconds) {
        long minutes = (long) (seconds / 60);
        if (minutes >= 120) {
            return minutes / 60 + " h " + minutes % 60 + " min";
        }
        return minutes >= 2 ? minutes + " min" : Math.round(seconds) + " s";
    }

    static String style() {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        StringBuilder inks = new StringBuilder();
        for (Ink ink : Ink.values()) {
            light.append("--")
                    .append(ink.word())
                    .append(": ")
                    .append(ink.light())
                    .append("; ");
            dark.append("--").append(ink.word()).append(": ").append(ink.dark()).append("; ");
            inks.append(".f-")
                    .append(ink.word())
                    .append(" { fill: var(--")
                    .append(ink.word())
                    .append("); } ");
            inks.append(".k-")
                    .append(ink.word())
                    .append(" { stroke: var(--")
                    .append(ink.word())
                    .append("); }\n");
        }
        return resource("page.css")
                .replace("@light@", light.toString().strip())
                .replace("@dark@", dark.toString().strip())
                .replace("@dark-page@", DARK_PAGE)
                .replace("@inks@", inks.toString().strip());
    }

    static String resource(String name) {
        try (InputStream file = HtmlPage.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(name + " cannot be read", cause);
        }
    }
}
