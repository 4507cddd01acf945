package tokenward.experiments.report.html;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tokenward.dsl.plan.Provenance;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.table.Words;

/** Every value of the plan and what vouches for it; those that were assumed stand out. */
public final class HtmlSettings {
    private static final Map<String, String> MEANINGS = Map.of(
            "paper", "published",
            "assumed", "chosen because nothing is published",
            "tuned", "found by trying",
            "file", "written without a note",
            "sweep", "a point of the sweep",
            "command_line", "given on the command line",
            "default", "nobody wrote it");

    private static final String DEFAULT = "default";

    private HtmlSettings() {}

    static void write(PlanRecord plan, Html page) {
        if (plan.settings().isEmpty()) {
            return;
        }
        List<String> kinds = plan.settings().stream()
                .map(HtmlSettings::kind)
                .distinct()
                .sorted()
                .toList();
        long assumed = count(plan, "assumed");
        page.element("h2", "Settings", "id", "settings");
        long written = plan.settings().size() - count(plan, DEFAULT);
        page.open("p").text(plan.settings().size() + " values, " + written + " of them written; ");
        page.element("b", assumed == 0 ? "none" : assumed + "").text(assumed == 1 ? " is" : " are");
        page.text(" assumed where nothing is published.").close("p");
        page.open("div", "class", "filters", "role", "group", "aria-label", "which settings");
        filter("written", written, true, page);
        filter("all", plan.settings().size(), false, page);
        kinds.forEach(kind -> filter(kind, count(plan, kind), false, page));
        page.close("div").open("div", "class", "scroll").open("table", "class", "settings");
        page.open("thead").open("tr");
        for (String heading : List.of("setting", "value", "from", "why", "where")) {
            page.element("th", heading, "scope", "col");
        }
        page.close("tr").close("thead").open("tbody").line();
        for (Provenance setting : plan.settings()) {
            String kind = kind(setting);
            if (kind.equals(DEFAULT)) {
                page.open("tr", "data-kind", kind, "hidden", "hidden");
            } else {
                page.open("tr", "data-kind", kind);
            }
            page.element("td", setting.path()).element("td", shortened(setting.value()));
            page.open("td")
                    .element("span", Words.of(kind), "class", "tag " + kind, "title", MEANINGS.getOrDefault(kind, ""));
            page.close("td").element("td", why(setting)).element("td", setting.where(), "class", "where");
            page.close("tr").line();
        }
        page.close("tbody").close("table").close("div");
    }

    private static String why(Provenance setting) {
        if (setting.departsFrom().isEmpty()) {
            return setting.why();
        }
        return (setting.why().isEmpty() ? "" : setting.why() + "; ") + "published: " + setting.departsFrom();
    }

    /** Returns what kind of place a value comes from, in a word. */
    public static String kind(Provenance setting) {
        return setting.kind().name().toLowerCase(Locale.ROOT);
    }

    private static void filter(String kind, long n, boolean isPressed, Html page) {
        page.element(
                "button",
                Words.of(kind) + " " + n,
                "type",
                "button",
                "data-kind",
                kind,
                "aria-pressed",
                Boolean.toString(isPressed));
    }

    private static long count(PlanRecord plan, String kind) {
        return plan.settings().stream()
                .filter(setting -> kind(setting).equals(kind))
                .count();
    }

    private static String shortened(String value) {
        return value.length() > 160 ? value.substring(0, 160) + "\u2026" : value;
    }
}
