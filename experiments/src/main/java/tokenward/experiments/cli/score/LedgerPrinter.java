package tokenward.experiments.cli.score;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tokenward.experiments.score.Score;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.TokenRewards;

/**
 * Shows a score as the completion itself, each character on the colour of what its token was paid, and below it what
 * each channel is worth and what was found where. Green is paid, red is taken; the deepest colour is the largest amount
 * of the completion.
 */
public final class LedgerPrinter {
    private static final String RESET = "\u001b[0m";
    private static final String FAINT = "\u001b[2m";
    private static final int[] GREENS = {194, 157, 120, 83, 40};
    private static final int[] REDS = {224, 217, 210, 203, 196};

    private final PrintWriter out;
    private final boolean colour;

    public LedgerPrinter(PrintWriter out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    /** Shows a score. */
    public void print(Score score) {
        print("", score);
    }

    /**
     * Shows a score.
     *
     * @param what where the completion comes from; may be empty
     */
    public void print(String what, Score score) {
        RewardBreakdown ledger = score.ledger();
        Completion completion = score.completion();
        out.println(heading(score) + (what.isEmpty() ? "" : "  " + what));
        if (completion.code().isEmpty()) {
            out.println("  no program was found in the completion");
        }
        source(completion, ledger.total());
        if (ledger.terms().size() > 1) {
            ledger.terms().forEach(this::channel);
        }
        findings(completion, ledger.terms());
        out.println();
    }

    private static String heading(Score score) {
        Map<String, RewardBreakdown.Term> terms = score.ledger().terms();
        String said = score.ledger().broken().map(why -> "not judged: " + why).orElseGet(() -> switch (terms.size()) {
            case 0 -> "no opinion";
            case 1 ->
                number(terms.values().iterator().next().assessment().score().orElse(0));
            default -> number(score.ledger().total().sum());
        });
        return score.task().id() + "  " + said;
    }

    private void channel(String name, RewardBreakdown.Term term) {
        double scalar = term.assessment().score().orElse(0);
        out.printf(
                Locale.ROOT,
                "  %s  %s = %.3g x %s%n",
                number(term.weight() * term.rewards().sum()),
                name,
                term.weight(),
                number(scalar));
    }

    private void source(Completion completion, TokenRewards paid) {
        float[] shades = shades(completion, paid);
        LineMap lines = new LineMap(completion.text());
        int width = Integer.toString(lines.lines()).length();
        for (int n = 1; n <= lines.lines(); n++) {
            String line = lines.line(n);
            String gutter = " ".repeat(width - Integer.toString(n).length()) + n;
            out.println((colour ? FAINT + gutter + RESET : gutter) + "  " + painted(line, lines.startOf(n), shades));
        }
    }

    /** Returns for each character its token's reward over the largest of all, in [-1, 1], float[text length]. */
    private static float[] shades(Completion completion, TokenRewards paid) {
        float[] shades = new float[completion.text().length()];
        float most = 0;
        for (int t = 0; t < completion.length(); t++) {
            most = Math.max(most, Math.abs(paid.at(t)));
        }
        for (int t = 0; t < completion.length() && most > 0; t++) {
            Span span = completion.spanOf(t);
            for (int i = span.start(); i < span.end(); i++) {
                shades[i] = paid.at(t) / most;
            }
        }
        return shades;
    }

    private String painted(String line, int start, float[] shades) {
        if (!colour) {
            return line;
        }
        StringBuilder painted = new StringBuilder();
        int shown = -1;
        for (int i = 0; i < line.length(); i++) {
            int code = code(shades[start + i]);
            if (code != shown) {
                painted.append(code < 0 ? RESET : "\u001b[30;48;5;" + code + "m");
                shown = code;
            }
            painted.append(line.charAt(i));
        }
        return painted.append(shown < 0 ? "" : RESET).toString();
    }

    private static int code(float shade) {
        int[] ramp = shade > 0 ? GREENS : REDS;
        int step = Math.min(ramp.length - 1, (int) (Math.abs(shade) * ramp.length));
        return shade == 0 ? -1 : ramp[step];
    }

    private void findings(Completion completion, Map<String, RewardBreakdown.Term> terms) {
        LineMap lines = new LineMap(completion.text());
        List<Found> all = new ArrayList<>();
        terms.forEach((name, term) -> term.assessment().findings().forEach(f -> all.add(new Found(name, f))));
        all.sort(Comparator.comparing((Found found) -> found.finding().span()));
        for (Found found : all) {
            Finding finding = found.finding();
            int start = Math.min(finding.span().start(), completion.text().length());
            out.printf(
                    Locale.ROOT,
                    "  %s  %d:%d  %s%s%n",
                    number(finding.signed()),
                    lines.lineAt(start),
                    lines.columnAt(start),
                    terms.size() > 1 ? found.channel() + ": " : "",
                    finding.because());
        }
    }

    /** What a channel noticed. */
    private record Found(String channel, Finding finding) {}

    private static String number(double amount) {
        return String.format(Locale.ROOT, "%+.4f", amount == 0 ? 0.0 : amount);
    }
}
