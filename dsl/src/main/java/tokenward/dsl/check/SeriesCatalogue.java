package tokenward.dsl.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tokenward.dsl.plan.Axis;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.vocabulary.report.EvaluateSettings;
import tokenward.dsl.vocabulary.report.EvaluateSettings.Benchmark;
import tokenward.dsl.vocabulary.report.EvaluateSettings.Outcome;
import tokenward.dsl.vocabulary.report.Metric;
import tokenward.dsl.vocabulary.reward.RewardSettings;
import tokenward.engine.config.TrainingMetric;
import tokenward.grammars.text.Diagnostic;

/** The series of numbers an experiment produces: what tables and figures may name. */
public final class SeriesCatalogue {
    /** Series that every training run logs: the engine's metrics, and what reports count. */
    public static final List<String> TRAINING = Stream.concat(
                    Stream.of("update", "tokens"),
                    Arrays.stream(TrainingMetric.values()).map(TrainingMetric::key))
            .toList();

    private final Set<String> series;
    private final Set<String> axes;

    private SeriesCatalogue(Set<String> series, Set<String> axes) {
        this.series = series;
        this.axes = axes;
    }

    static SeriesCatalogue of(RunPlan run, List<Axis> swept) {
        Set<String> series = new LinkedHashSet<>();
        for (EvaluateSettings evaluate : run.settings().evaluate()) {
            String block = "evaluate." + evaluate.name();
            for (Metric metric : evaluate.metric()) {
                series.add(block + "." + metric);
            }
            if (!evaluate.outcomes().isEmpty()) {
                series.add(block + ".outcomes");
            }
            for (Outcome outcome : evaluate.outcomes()) {
                series.add(block + "." + outcome.name().toLowerCase(Locale.ROOT));
                if (evaluate.benchmark().equals(Optional.of(Benchmark.ROBOEVAL))) {
                    series.add(block + ".lenient_" + outcome.name().toLowerCase(Locale.ROOT));
                }
            }
            series.add(block + ".length");
            series.add(block + ".extraction_failure");
        }
        for (RewardSettings reward : run.settings().reward()) {
            series.addAll(ofChannel(reward.name()));
        }
        series.addAll(TRAINING);
        Set<String> axes = new LinkedHashSet<>();
        swept.forEach(axis -> axes.add(axis.path()));
        return new SeriesCatalogue(series, axes);
    }

    /** Returns what every training run logs of a reward channel. */
    public static List<String> ofChannel(String name) {
        return List.of("reward." + name, "reward." + name + ".tokens");
    }

    boolean contains(String path) {
        return series.contains(path);
    }

    boolean isAxis(String path) {
        return axes.contains(path);
    }

    Set<String> axes() {
        return axes;
    }

    List<String> names() {
        return new ArrayList<>(series);
    }

    /** Returns what to say of a series that nothing produces. */
    Diagnostic unknown(Case run, String setting, String path) {
        Diagnostic problem = place(run, setting, path)
                .map(p -> Diagnostic.of(
                                ExpCode.E0501,
                                "nothing in this experiment produces `" + path + "`",
                                p.source(),
                                p.span(),
                                "no such series")
                        .meant(Nearest.of(path, names())))
                .orElseGet(() -> Diagnostic.of(ExpCode.E0501, "nothing in this experiment produces `" + path + "`"));
        return evaluation(run, problem, path);
    }

    private Diagnostic evaluation(Case run, Diagnostic problem, String path) {
        int dot = path.lastIndexOf('.');
        String block = dot < 0 ? "" : path.substring(0, dot);
        Optional<EvaluateSettings> evaluate = run.settings().evaluate().stream()
                .filter(e -> ("evaluate." + e.name()).equals(block))
                .findFirst();
        if (evaluate.isPresent()) {
            Optional<Metric> metric = Metric.parse(path.substring(dot + 1));
            String measured = String.join(
                    ", ", evaluate.get().metric().stream().map(Metric::toString).toList());
            Diagnostic against = run.against(
                    problem, block + ".metric", "`evaluate " + evaluate.get().name() + "` measures only " + measured);
            return metric.filter(m -> m.kind() == Metric.Kind.PASS && m.k() > 1)
                    .map(m -> against.help("plot `" + block + "." + measured + "`, or set `metric = [" + measured + ", "
                            + m + "]` and `samples = " + m.k() + "` in `evaluate "
                            + evaluate.get().name() + "`"))
                    .orElse(against);
        }
        List<String> evaluations =
                series.stream().filter(s -> s.startsWith("evaluate.")).limit(4).toList();
        return evaluations.isEmpty()
                ? problem.help("declare an `evaluate` block; training logs `reward.total`, `kl.sequence` and more")
                : problem.help(
                        "there is `" + String.join("`, `", evaluations) + "`, `reward.total`, `kl.sequence` and more");
    }

    /** Returns where a path stands inside the value of a setting. */
    static Optional<tokenward.dsl.resolve.Place> place(Case run, String setting, String path) {
        return run.tree().entry(setting).map(entry -> {
            var span = entry.value().span();
            String written = span.in(entry.name().source().text());
            int at = find(written, path);
            return at < 0
                    ? entry.place()
                    : new tokenward.dsl.resolve.Place(
                            entry.name().source(),
                            new tokenward.grammars.text.Span(span.start() + at, span.start() + at + path.length()));
        });
    }

    /** Finds a path that is not part of a longer one. */
    private static int find(String written, String path) {
        for (int at = written.indexOf(path); at >= 0; at = written.indexOf(path, at + 1)) {
            int end = at + path.length();
            boolean begins = at == 0 || !isName(written.charAt(at - 1));
            boolean ends = end == written.length() || !isName(written.charAt(end));
            if (begins && ends) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '@';
    }
}
