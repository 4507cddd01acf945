package tokenward.experiments.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tokenward.experiments.figure.Ink;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.EvaluationRecord.Policy;
import tokenward.experiments.store.record.SampleRecord;
import tokenward.experiments.table.Words;

/** What became of each task: outcomes before and after, and the tasks that changed sides with both answers. */
final class HtmlTasks {
    private static final int SHOWN = 12;
    private static final List<Ink> FAULTS =
            List.of(Ink.SERIES_5, Ink.SERIES_2, Ink.SERIES_4, Ink.SERIES_8, Ink.SERIES_6, Ink.SERIES_7, Ink.SERIES_1);

    /** Both answers to a task. */
    private record Pair(SampleRecord base, SampleRecord tuned) {}

    private final Measurements run;
    private final Html page;

    HtmlTasks(Measurements run, Html page) {
        this.run = run;
        this.page = page;
    }

    void write() {
        TreeSet<String> names = new TreeSet<>();
        run.evaluations().forEach(evaluation -> names.add(evaluation.name()));
        boolean isFirst = true;
        for (String name : names) {
            List<SampleRecord> base = samples(name, Policy.BASE);
            List<SampleRecord> tuned = samples(name, Policy.TUNED);
            if (base.isEmpty() && tuned.isEmpty()) {
                continue;
            }
            if (isFirst) {
                page.element("h2", "Tasks", "id", "tasks");
                isFirst = false;
            }
            page.element("h3", Words.of(name));
            outcomes(base, tuned);
            changed("Solved only after training", base, tuned, true);
            changed("Solved only before training", base, tuned, false);
        }
    }

    private List<SampleRecord> samples(String name, Policy policy) {
        Optional<EvaluationRecord> evaluation = run.evaluation(name, policy);
        return evaluation.map(one -> run.run().withSamples(one).samples()).orElse(List.of());
    }

    private void outcomes(List<SampleRecord> base, List<SampleRecord> tuned) {
        Map<String, Integer> all = count(base);
        count(tuned).forEach((outcome, n) -> all.merge(outcome, n, Integer::sum));
        List<String> ordered = new ArrayList<>(all.keySet());
        ordered.sort((a, b) ->
                isGood(a) == isGood(b) ? all.getOrDefault(b, 0) - all.getOrDefault(a, 0) : isGood(a) ? -1 : 1);
        page.open("p", "class", "legend");
        for (int i = 0; i < ordered.size(); i++) {
            page.open("span")
                    .open("i", "style", "background:" + colour(ordered.get(i), i))
                    .close("i");
            page.text(Words.of(ordered.get(i))).close("span");
        }
        page.close("p");
        bar("base", base, ordered);
        bar("tuned", tuned, ordered);
    }

    private void bar(String label, List<SampleRecord> samples, List<String> ordered) {
        if (samples.isEmpty()) {
            return;
        }
        Map<String, Integer> counts = count(samples);
        page.element("small", label + ", " + samples.size() + " answers");
        page.open("div", "class", "outcomes");
        for (int i = 0; i < ordered.size(); i++) {
            int n = counts.getOrDefault(ordered.get(i), 0);
            if (n > 0) {
                String style = "flex:" + n + ";background:" + colour(ordered.get(i), i);
                page.element("span", Integer.toString(n), "style", style, "title", Words.of(ordered.get(i)) + ": " + n);
            }
        }
        page.close("div").line();
    }

    private void changed(String heading, List<SampleRecord> base, List<SampleRecord> tuned, boolean isGain) {
        Map<String, SampleRecord> after = byTask(tuned);
        List<Pair> pairs = new ArrayList<>();
        for (SampleRecord before : byTask(base).values()) {
            Optional.ofNullable(after.get(before.taskId()))
                    .filter(one -> one.passed() == isGain && before.passed() != isGain)
                    .ifPresent(one -> pairs.add(new Pair(before, one)));
        }
        if (pairs.isEmpty()) {
            return;
        }
        String many = pairs.size() + (pairs.size() == 1 ? " task" : " tasks");
        page.open("details").element("summary", heading + ": " + many);
        for (Pair pair : pairs.subList(0, Math.min(SHOWN, pairs.size()))) {
            page.element("h3", pair.base().taskId()).open("div", "class", "pair");
            answer("base", pair.base());
            answer("tuned", pair.tuned());
            page.close("div").line();
        }
        if (pairs.size() > SHOWN) {
            List<String> rest = pairs.subList(SHOWN, pairs.size()).stream()
                    .map(pair -> pair.base().taskId())
                    .toList();
            page.element("p", "and " + String.join(", ", rest), "class", "note");
        }
        page.close("details");
    }

    private void answer(String label, SampleRecord sample) {
        String detail = sample.detail().isEmpty() ? "" : ": " + sample.detail();
        page.open("div").element("small", label + " \u00b7 " + Words.of(sample.outcome()) + detail);
        page.element("pre", (sample.solution().isBlank() ? sample.completion() : sample.solution()).stripTrailing());
        page.close("div");
    }

    private static Map<String, SampleRecord> byTask(List<SampleRecord> samples) {
        Map<String, SampleRecord> first = new LinkedHashMap<>();
        samples.forEach(sample -> first.putIfAbsent(sample.taskId(), sample));
        return first;
    }

    private static Map<String, Integer> count(List<SampleRecord> samples) {
        Map<String, Integer> counts = new TreeMap<>();
        samples.forEach(sample -> counts.merge(sample.outcome(), 1, Integer::sum));
        return counts;
    }

    private static boolean isGood(String outcome) {
        return outcome.equals("passed") || outcome.equals("success") || outcome.equals("pass");
    }

    private static String colour(String outcome, int place) {
        Ink ink = isGood(outcome) ? Ink.SERIES_3 : FAULTS.get(place % FAULTS.size());
        return "var(--" + ink.word() + ")";
    }
}
