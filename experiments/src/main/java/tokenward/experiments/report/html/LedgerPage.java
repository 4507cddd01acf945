package tokenward.experiments.report.html;

import java.util.List;
import java.util.Locale;
import tokenward.experiments.report.contents.RolloutChoice;
import tokenward.experiments.store.record.RolloutRecord;

/** Ledgers of completions without a run, as one page: the sums of each channel, then every completion token by token. */
public final class LedgerPage {
    private LedgerPage() {}

    /**
     * What a channel was worth.
     *
     * @param judged completions it had an opinion on
     * @param findings how many things it noticed in all
     */
    public record Row(String channel, long judged, double mean, double lowest, double highest, int findings) {}

    /** Returns the page. */
    public static String write(String heading, List<Row> rows, List<RolloutRecord> ledgers) {
        Html page = new Html();
        page.raw("<!doctype html>\n").open("html", "lang", "en").open("head").raw("<meta charset=\"utf-8\">");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.element("title", heading + " \u00b7 Tokenward");
        page.open("style").raw(HtmlPage.style()).close("style").close("head").line();
        page.open("body").open("nav", "class", "bar").open("div").element("b", "rewards");
        page.element("button", "\u25d0", "type", "button", "id", "theme", "aria-label", "light or dark");
        page.close("div").close("nav").open("main").line();
        page.open("header").element("h1", heading).close("header");
        table(rows, page);
        List<RolloutChoice.Chosen> chosen = ledgers.stream()
                .map(ledger -> new RolloutChoice.Chosen("", "task " + ledger.taskId(), ledger))
                .toList();
        HtmlRollouts.write(chosen, page);
        page.close("main").line();
        page.open("script").raw(HtmlPage.resource("page.js")).close("script");
        return page.close("body").close("html").line().toString();
    }

    private static void table(List<Row> rows, Html page) {
        page.open("table", "class", "numbers").open("thead").open("tr");
        for (String title : List.of("channel", "completions", "mean", "lowest", "highest", "findings")) {
            page.element("th", title);
        }
        page.close("tr").close("thead").open("tbody");
        for (Row row : rows) {
            page.open("tr").element("th", row.channel()).element("td", Long.toString(row.judged()));
            for (double number : new double[] {row.mean(), row.lowest(), row.highest()}) {
                page.element("td", String.format(Locale.ROOT, "%.4f", number));
            }
            page.element("td", Integer.toString(row.findings())).close("tr");
        }
        page.close("tbody").close("table").line();
    }
}
