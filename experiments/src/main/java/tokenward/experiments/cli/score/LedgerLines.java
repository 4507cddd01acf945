package tokenward.experiments.cli.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import tokenward.experiments.score.Score;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.RewardBreakdown;

/** A score as one line of JSON for tools. */
final class LedgerLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LedgerLines() {}

    /** Returns one line for each channel that had an opinion; one without a channel where the harness broke. */
    static List<String> of(Score score) {
        Set<String> channels = score.ledger().terms().keySet();
        return channels.isEmpty()
                ? List.of(of(score, ""))
                : channels.stream().map(channel -> of(score, channel)).toList();
    }

    /**
     * Returns {@code task_id, channel, score} (null without an opinion), {@code broken} (when the harness failed),
     * {@code code} [start, end] or null, {@code tokens} [[start, end], ...], {@code rewards} and {@code findings}.
     */
    private static String of(Score score, String channel) {
        Completion completion = score.completion();
        ObjectNode line = JSON.createObjectNode();
        line.put("task_id", score.task().id());
        line.put("channel", channel);
        RewardBreakdown.Term term = score.ledger().terms().get(channel);
        if (term == null) {
            line.putNull("score");
        } else {
            line.put("score", term.assessment().score().orElse(0));
        }
        score.ledger().broken().ifPresent(why -> line.put("broken", why));
        completion.code().ifPresentOrElse(code -> span(line.putArray("code"), code), () -> line.putNull("code"));
        ArrayNode tokens = line.putArray("tokens");
        ArrayNode rewards = line.putArray("rewards");
        for (int t = 0; t < completion.length(); t++) {
            span(tokens.addArray(), completion.spanOf(t));
            rewards.add(term == null ? 0 : term.rewards().at(t));
        }
        ArrayNode findings = line.putArray("findings");
        if (term != null) {
            LineMap lines = new LineMap(completion.text());
            term.assessment().findings().forEach(finding -> finding(findings.addObject(), finding, lines));
        }
        return line.toString();
    }

    private static void finding(ObjectNode into, Finding finding, LineMap lines) {
        into.put("start", finding.span().start());
        into.put("end", finding.span().end());
        into.put("line", lines.lineAt(finding.span().start()));
        into.put("column", lines.columnAt(finding.span().start()));
        into.put("amount", finding.signed());
        into.put("because", finding.because());
    }

    private static void span(ArrayNode into, Span span) {
        into.add(span.start()).add(span.end());
    }
}
