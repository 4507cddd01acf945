package tokenward.experiments.report.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tokenward.experiments.report.contents.RolloutChoice;
import tokenward.experiments.store.record.Floats;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.experiments.store.record.RolloutRecord.TermRecord;

/** The token explorer: its frame as markup, and the rollouts as data for the script to draw. */
final class HtmlRollouts {
    private static final MathContext DIGITS = new MathContext(5);

    private HtmlRollouts() {}

    static void write(List<RolloutChoice.Chosen> chosen, Html page) {
        page.element("h2", "Rollouts, token by token", "id", "rollouts");
        page.open("p").text("What every channel paid to every token the policy sampled. Blue earns, orange costs; ");
        page.text("a wavy line marks what a channel noticed; text outside the program is dimmed.")
                .close("p");
        page.open("div", "class", "explorer", "id", "explorer");
        page.open("ul", "class", "list", "id", "rollout-list", "aria-label", "rollouts")
                .close("ul");
        page.open("div");
        page.open("p", "class", "asked", "id", "asked").close("p");
        page.open("details", "class", "prompt").element("summary", "the prompt as the policy saw it");
        page.open("pre", "id", "prompt").close("pre").close("details");
        page.open("div", "class", "channels", "id", "channels", "role", "group", "aria-label", "channel")
                .close("div");
        page.raw("<svg class=\"strip\" id=\"strip\" preserveAspectRatio=\"none\" aria-hidden=\"true\"></svg>");
        page.open(
                "div",
                "class",
                "tokens",
                "id",
                "tokens",
                "tabindex",
                "0",
                "role",
                "application",
                "aria-label",
                "tokens of the rollout; arrow keys walk through them",
                "aria-describedby",
                "detail");
        page.close("div");
        page.open("div", "class", "scale", "id", "scale").close("div");
        page.open("ul", "class", "findings", "id", "findings").close("ul");
        page.open("p", "class", "keys");
        keys(page, "\u2190 \u2192", "token", "[ ]", "channel", "1 \u2026 9", "channel by place", "j k", "rollout");
        page.close("p").close("div");
        page.open("aside", "class", "detail", "id", "detail", "aria-live", "polite")
                .close("aside");
        page.close("div").line();
        page.element("noscript", "The token explorer needs JavaScript; the rollouts lie in rollouts/*.jsonl.");
        page.raw("<script type=\"application/json\" id=\"rollout-data\">");
        page.raw(json(chosen)).raw("</script>\n");
    }

    private static void keys(Html page, String... keysAndMeanings) {
        for (int i = 0; i < keysAndMeanings.length; i += 2) {
            page.element("kbd", keysAndMeanings[i]).text(" " + keysAndMeanings[i + 1] + "\u2003");
        }
    }

    private static String json(List<RolloutChoice.Chosen> chosen) {
        try {
            String text = JsonMapper.builder()
                    .build()
                    .writeValueAsString(chosen.stream().map(HtmlRollouts::of).toList());
            // A completion may say `</script>`; inside JSON the slash may be escaped.
            return text.replace("</", "<\\/").replace("<!--", "\\u003c!--");
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("maps of text and numbers always have a JSON form", bug);
        }
    }

    private static Map<String, Object> of(RolloutChoice.Chosen chosen) {
        RolloutRecord rollout = chosen.rollout();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("run", chosen.run());
        data.put("why", chosen.why());
        data.put("update", rollout.update());
        data.put("task", rollout.taskId());
        data.put("instruction", rollout.instruction());
        data.put("prompt", rollout.prompt());
        data.put("reward", round(rollout.reward()));
        data.put("finished", rollout.finished());
        data.put("broken", rollout.broken());
        data.put("text", rollout.completion());
        rollout.code().ifPresent(code -> data.put("code", List.of(code.start(), code.end())));
        data.put("tokens", tokens(rollout));
        data.put(
                "terms",
                rollout.terms().entrySet().stream()
                        .map(term -> term(term.getKey(), term.getValue()))
                        .toList());
        Map<String, Object> series = new LinkedHashMap<>();
        rollout.series().forEach((name, values) -> series.put(name, numbers(values)));
        data.put("series", series);
        return data;
    }

    /** Each character is shown with the first token that wrote part of it. */
    private static List<Map<String, Object>> tokens(RolloutRecord rollout) {
        List<Map<String, Object>> tokens = new ArrayList<>();
        int shown = 0;
        for (RolloutRecord.TokenRecord token : rollout.tokens()) {
            int start = Math.max(shown, token.start());
            int end = Math.max(start, token.end());
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("id", token.id());
            data.put("start", token.start());
            data.put("end", token.end());
            data.put("text", rollout.completion().substring(start, end));
            tokens.add(data);
            shown = end;
        }
        return tokens;
    }

    private static Map<String, Object> term(String name, TermRecord term) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("weight", term.weight());
        term.score().ifPresent(score -> data.put("score", round(score)));
        data.put("rewards", numbers(term.rewards()));
        data.put("findings", term.findings());
        return data;
    }

    private static List<BigDecimal> numbers(Floats values) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (int t = 0; t < values.length(); t++) {
            numbers.add(round(values.at(t)));
        }
        return numbers;
    }

    private static BigDecimal round(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return BigDecimal.ZERO;
        }
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    }
}
