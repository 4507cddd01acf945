package tokenward.experiments.cli.score;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.experiments.report.html.LedgerPage;
import tokenward.experiments.score.Score;

/** What each channel was worth over many completions. */
final class ScoreTotals {
    private final SortedMap<String, DoubleSummaryStatistics> scores = new TreeMap<>();
    private final SortedMap<String, Integer> findings = new TreeMap<>();
    private int broken;

    void add(Score score) {
        score.ledger().broken().ifPresent(why -> broken++);
        score.ledger().terms().forEach((name, term) -> {
            term.assessment()
                    .score()
                    .ifPresent(value -> scores.computeIfAbsent(name, n -> new DoubleSummaryStatistics())
                            .accept(value));
            findings.merge(name, term.assessment().findings().size(), Integer::sum);
        });
    }

    /** Returns how many completions could not be judged. */
    int broken() {
        return broken;
    }

    List<LedgerPage.Row> rows() {
        List<LedgerPage.Row> rows = new ArrayList<>();
        scores.forEach((name, values) -> rows.add(new LedgerPage.Row(
                name,
                values.getCount(),
                values.getAverage(),
                values.getMin(),
                values.getMax(),
                findings.getOrDefault(name, 0))));
        return rows;
    }

    /** Returns one line for each channel, and warns of one that never varies. */
    List<String> lines(String asked, int completions) {
        List<String> lines = new ArrayList<>();
        for (LedgerPage.Row row : rows()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: mean %.4f over %d of %d completions",
                    row.channel(),
                    row.mean(),
                    row.judged(),
                    completions));
            if (row.judged() > 2 && row.lowest() == row.highest()) {
                lines.add("warning: " + row.channel() + " is " + row.lowest() + " for every one of them:"
                        + " nothing can be learned from a constant");
            }
        }
        if (broken > 0) {
            lines.add("warning: " + broken + " of " + completions + " could not be judged, because a harness broke");
        }
        return lines.isEmpty() ? List.of(asked + ": no opinion on any of " + completions + " completions") : lines;
    }
}
