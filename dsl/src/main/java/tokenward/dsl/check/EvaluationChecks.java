package tokenward.dsl.check;

import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.CheckpointSettings.Keep;
import tokenward.dsl.vocabulary.report.EvaluateSettings;
import tokenward.dsl.vocabulary.report.Metric;

/** Whether each evaluation can measure what it says. */
final class EvaluationChecks {
    private EvaluationChecks() {}

    static void check(Case run) {
        for (EvaluateSettings evaluate : run.settings().evaluate()) {
            subject(run, evaluate);
            for (Metric metric : evaluate.metric()) {
                samples(run, evaluate, metric);
            }
        }
        keep(run);
    }

    private static void subject(Case run, EvaluateSettings evaluate) {
        String block = "evaluate." + evaluate.name();
        if (evaluate.benchmark().isPresent() && evaluate.data().isPresent()) {
            var problem = run.at(
                    block + ".data",
                    ExpCode.E0407,
                    "`evaluate " + evaluate.name() + "` measures two things",
                    "this data");
            run.report(run.against(problem, block + ".benchmark", "this benchmark")
                    .help("split it into two `evaluate` blocks"));
        } else if (evaluate.benchmark().isEmpty() && evaluate.data().isEmpty()) {
            run.report(run.at(
                            block,
                            ExpCode.E0407,
                            "`evaluate " + evaluate.name() + "` does not say on what",
                            "neither `benchmark` nor `data`")
                    .help("write `benchmark = mbpp`, or `data = validation`"));
        }
    }

    private static void samples(Case run, EvaluateSettings evaluate, Metric metric) {
        if (metric.kind() == Metric.Kind.PASS && metric.k() > evaluate.samples()) {
            String block = "evaluate." + evaluate.name();
            var problem = run.at(
                    block + ".metric",
                    ExpCode.E0408,
                    metric + " needs " + metric.k() + " completions per task, and there "
                            + (evaluate.samples() == 1 ? "is 1" : "are " + evaluate.samples()),
                    "needs `samples = " + metric.k() + "`");
            run.report(run.against(problem, block + ".samples", "completions per task"));
        }
    }

    private static void keep(Case run) {
        if (run.settings().checkpoint().keep() instanceof Keep.Best best) {
            SeriesCatalogue series = SeriesCatalogue.of(run.run(), run.plan().axes());
            if (!series.contains(best.series().path())) {
                run.report(series.unknown(run, "checkpoint.keep", best.series().path()));
            }
        }
    }
}
