package tokenward.dsl.check;

import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.CheckpointSettings.Keep;
import tokenward.dsl.vocabulary.DataSettings;
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
            equalSamples(run, evaluate);
            trainedOn(run, evaluate);
            never(run, "evaluate." + evaluate.name() + ".every", evaluate.every(), "measures before and after only");
        }
        never(run, "checkpoint.every", run.settings().checkpoint().every(), "saves nothing on the way");
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

    /** Greedy completions of one task are one completion, however many are asked for. */
    private static void equalSamples(Case run, EvaluateSettings evaluate) {
        boolean greedy = evaluate.decoding()
                .flatMap(name -> run.settings().decoding().stream()
                        .filter(d -> d.name().equals(name))
                        .findFirst())
                .map(decoding -> decoding.temperature() == 0)
                .orElse(evaluate.decoding().isEmpty());
        if (evaluate.samples() < 2 || !greedy) {
            return;
        }
        String block = "evaluate." + evaluate.name();
        var problem = run.at(
                block + ".samples",
                ExpCode.W0412,
                "greedy decoding gives " + evaluate.samples() + " times the same completion",
                "all equal");
        run.report(evaluate.decoding()
                .map(name -> run.against(problem, "decoding." + name + ".temperature", "the most likely token, always"))
                .orElse(problem.note("without `decoding` an evaluation is greedy"))
                .help("sample: `decoding sampled { temperature = 0.8 }`, and `decoding = sampled` in `"
                        + block.replace('.', ' ') + "`"));
    }

    /** A role with the records of {@code train} measures how well they are remembered. */
    private static void trainedOn(Case run, EvaluateSettings evaluate) {
        Optional<DataSettings> measured = evaluate.data().flatMap(run.settings()::data);
        Optional<DataSettings> train = run.settings().data("train");
        if (measured.isEmpty() || train.isEmpty() || measured.get().path().isEmpty()) {
            return;
        }
        DataSettings tested = measured.get();
        DataSettings trained = train.get();
        boolean same = tested.path().equals(trained.path()) && tested.split().equals(trained.split());
        if (!same) {
            return;
        }
        String block = "evaluate." + evaluate.name() + ".data";
        if (tested.name().equals(trained.name())) {
            run.report(
                    run.at(block, ExpCode.W0413, "this measures on the tasks that are trained on", "the training data")
                            .help("put some aside: `data.train.holdout = 200 rows`, and `data = holdout` here"));
            return;
        }
        var problem =
                run.at(block, ExpCode.W0413, "this measures on tasks from the file that is trained on", "not held out");
        problem = run.against(problem, "data." + tested.name() + ".path", "measured on");
        run.report(run.against(problem, "data.train.path", "trained on")
                .help("put some aside: `data.train.holdout = 200 rows`, and `data = holdout` here"));
    }

    private static void never(Case run, String setting, Optional<Integer> every, String label) {
        run.settings()
                .budget()
                .updates()
                .filter(updates -> every.filter(e -> e > updates).isPresent())
                .ifPresent(updates -> {
                    var problem = run.at(
                            setting,
                            ExpCode.W0414,
                            "a run of " + updates + " updates never comes to update " + every.get(),
                            label);
                    run.report(run.against(problem, "budget.updates", "the whole run"));
                });
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
