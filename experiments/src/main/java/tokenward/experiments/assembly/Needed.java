package tokenward.experiments.assembly;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.ModelSettings;
import tokenward.dsl.vocabulary.report.EvaluateSettings;
import tokenward.dsl.vocabulary.report.EvaluateSettings.Benchmark;
import tokenward.experiments.data.RoboEvalTasks;
import tokenward.experiments.judging.RunException;

/** What a run reads and only its user can provide: a model, data sets, benchmarks. */
final class Needed {
    private static final String RECORDS = " as published: Parquet or JSON Lines, a file or a directory";

    /** One thing that is not here: the setting that would name it, and what it is. */
    private record Missing(String setting, String what) {}

    private Needed() {}

    /**
     * Looks whether everything is here, before anything is loaded.
     *
     * @throws RunException naming all that is not at once, with the setting of each
     */
    static void require(ExperimentSettings settings) {
        List<Missing> missing = new ArrayList<>();
        checkpoint(settings).ifPresent(missing::add);
        settings.data().stream().flatMap(data -> data(data).stream()).forEach(missing::add);
        settings.evaluate().stream()
                .flatMap(evaluate -> benchmark(evaluate).stream())
                .forEach(missing::add);
        if (missing.isEmpty()) {
            return;
        }
        int width =
                missing.stream().mapToInt(one -> one.setting().length()).max().orElse(0);
        StringBuilder text = new StringBuilder("this run needs what is not on this machine yet");
        for (Missing one : missing) {
            text.append("\n  ")
                    .append(one.setting())
                    .append(" ".repeat(width - one.setting().length()))
                    .append("   ")
                    .append(one.what());
        }
        throw RunException.setting(
                text + "\nhelp: put each anywhere on this machine and add its setting to the command;"
                        + " nothing is downloaded");
    }

    private static Optional<Missing> checkpoint(ExperimentSettings settings) {
        ModelSettings.Policy policy = settings.model().policy();
        return policy.checkpoint()
                .filter(checkpoint -> policy.architecture().isEmpty())
                .filter(checkpoint -> !Files.isDirectory(checkpoint.directory()))
                .map(checkpoint -> new Missing(
                        "model.policy.checkpoint=DIR",
                        checkpoint.text() + " in Hugging Face layout: config.json, *.safetensors, tokenizer.json"));
    }

    /** A stated file that is not there is a fault of the experiment, which its checks tell. */
    private static Optional<Missing> data(DataSettings data) {
        return data.dataset()
                .filter(dataset -> data.path().isEmpty() && data.world().isEmpty())
                .map(dataset -> new Missing("data." + data.name() + ".path=PATH", dataset + RECORDS));
    }

    private static Optional<Missing> benchmark(EvaluateSettings evaluate) {
        return evaluate.benchmark()
                .filter(named -> evaluate.path().filter(Files::isRegularFile).isEmpty())
                .map(named -> new Missing("evaluate." + evaluate.name() + ".path=FILE", published(named)));
    }

    private static String published(Benchmark benchmark) {
        return switch (benchmark) {
            case MBPP -> "mbpp.jsonl of google-research";
            case MBPP_SANITIZED -> "sanitized-mbpp.json of google-research";
            case MBPP_PLUS -> "MbppPlus.jsonl of EvalPlus";
            case HUMANEVAL -> "HumanEval.jsonl of OpenAI";
            case HUMANEVAL_PLUS -> "HumanEvalPlus.jsonl of EvalPlus";
            case ROBOEVAL -> "roboeval_tasks.json, " + RoboEvalTasks.REFERENCES + " beside it (docs/worlds.md)";
        };
    }
}
