package tokenward.dsl.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.dsl.resolve.Entry;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.grammars.text.Diagnostic;

/** Whether there is something to train on, whether its files are there, and whether the template can be filled. */
final class DataChecks {
    private static final List<String> FIELDS =
            List.of("instruction", "solution", "tests", "setup", "entry_point", "id", "prompt", "text");
    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*\\}\\}");

    private DataChecks() {}

    static void check(Case run) {
        training(run);
        for (DataSettings data : run.settings().data()) {
            data.path().ifPresent(path -> exists(run, "data." + data.name() + ".path", path));
        }
        run.settings()
                .evaluate()
                .forEach(evaluate ->
                        evaluate.path().ifPresent(path -> exists(run, "evaluate." + evaluate.name() + ".path", path)));
        var policy = run.settings().model().policy();
        policy.adapter().ifPresent(path -> exists(run, "model.policy.adapter", path));
        policy.architecture().ifPresent(shape -> exists(run, "model.policy.architecture.tokenizer", shape.tokenizer()));
        policy.checkpoint()
                .filter(checkpoint -> checkpoint.text().matches("[./~].*"))
                .ifPresent(checkpoint -> exists(run, "model.policy.checkpoint", checkpoint.directory()));
        template(run);
    }

    private static void training(Case run) {
        Optional<DataSettings> train = run.settings().data("train");
        if (train.isEmpty()) {
            List<String> names =
                    run.settings().data().stream().map(DataSettings::name).toList();
            Optional<String> slip =
                    names.stream().filter(n -> Nearest.isSlip(n, "train")).findFirst();
            Diagnostic problem = run.at(
                    slip.map(n -> "data." + n).orElse("data"),
                    ExpCode.E0406,
                    "there is nothing to train on",
                    "no `data train` block");
            Diagnostic asked = slip.isPresent() ? problem.meant("train", "data train") : problem;
            run.report(asked.help("declare it: `data train { path = \"...\" }`"));
            return;
        }
        DataSettings data = train.get();
        if (data.dataset().isEmpty() && data.path().isEmpty() && data.world().isEmpty()) {
            run.report(run.at("data.train", ExpCode.E0406, "`data train` says nowhere what to train on", "no source")
                    .help("give it a `path`, a `dataset` or a `world`"));
        }
    }

    private static void exists(Case run, String setting, Path path) {
        String address = path.toString();
        if (address.matches("(.*/)?(https?|hf|s3|gs):/.*")) {
            run.report(run.at(setting, ExpCode.E0801, "`exp` opens no addresses", "names no file")
                    .help("download the file, and name it as it lies on this machine"));
            return;
        }
        if (!Files.exists(path)) {
            run.report(run.at(setting, ExpCode.E0801, "`" + path + "` does not exist", "no such file or directory")
                    .note(run.tree()
                            .entry(setting)
                            .filter(e -> e.directory().toString().isEmpty())
                            .map(e -> "the name is relative to the directory `exp` is started in")
                            .orElse("the name is relative to the file that says so")));
        }
    }

    private static void template(Case run) {
        String template = run.settings().prompt().template();
        Matcher fields = FIELD.matcher(template);
        while (fields.find()) {
            String field = fields.group(1);
            boolean name = field.matches("[A-Za-z_][A-Za-z_0-9]*");
            Optional<String> near = Nearest.of(field, FIELDS);
            if (!name || (!FIELDS.contains(field) && near.isPresent())) {
                Optional<Entry> entry = run.tree().entry("prompt.template");
                Diagnostic problem = entry.map(e -> inside(e, fields.group(), field, near))
                        .orElseGet(() -> Diagnostic.of(ExpCode.E0309, "a task has no field `" + field + "`"));
                run.report(problem.help("every task has `instruction`; other fields are columns of the data"));
            }
        }
    }

    private static Diagnostic inside(Entry entry, String whole, String field, Optional<String> near) {
        var span = entry.value().span();
        String written = span.in(entry.name().source().text());
        int at = written.indexOf(whole);
        var place = at < 0
                ? span
                : new tokenward.grammars.text.Span(
                        span.start() + at + whole.indexOf(field),
                        span.start() + at + whole.indexOf(field) + field.length());
        return Diagnostic.of(
                        ExpCode.E0309,
                        "a task has no field `" + field + "`",
                        entry.name().source(),
                        place,
                        "not the name of a field")
                .meant(near);
    }
}
