package tokenward.experiments.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tokenward.experiments.bench.SyntaxBench;
import tokenward.experiments.cli.syntax.LanguageOptions;
import tokenward.experiments.cli.syntax.SyntaxCheckCommand;
import tokenward.experiments.cli.terminal.UserError;

/** {@code exp bench syntax}: what checking and masking cost. */
@Command(
        name = "syntax",
        description = "Measures prefix checking and masks over files: time per byte, per token and per mask.",
        mixinStandardHelpOptions = true)
final class BenchSyntaxCommand implements Callable<Integer> {
    private static final int RUN = 250;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--tokenizer", paramLabel = "DIR", required = true, description = "Directory of tokenizer.json.")
    @SuppressWarnings("NullAway.Init") // picocli refuses the command line without it.
    private Path tokenizer;

    @Option(names = "--files", paramLabel = "FILE", arity = "1..*", required = true, description = "Programs to read.")
    private List<Path> files = List.of();

    @Option(
            names = "--passes",
            paramLabel = "N",
            description = "Passes over the files; the fastest counts; ${DEFAULT-VALUE}.")
    private int passes = 3;

    @Option(
            names = "--masks",
            paramLabel = "N",
            description = "Tokens at which masks are made, in runs of 250 drawn from the files; ${DEFAULT-VALUE}.")
    private int masks = 5000;

    @Option(names = "--seed", paramLabel = "N", description = "Of the choice of runs; ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Mixin
    private LanguageOptions language = new LanguageOptions();

    @Override
    public Integer call() {
        if (passes < 1 || masks < 1) {
            throw UserError.input("--passes and --masks are at least 1");
        }
        List<String> texts = new ArrayList<>();
        files.forEach(file -> texts.add(LanguageOptions.read(file)));
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        SyntaxBench bench = new SyntaxBench(
                language::compile,
                SyntaxCheckCommand.open(tokenizer),
                new SyntaxBench.Effort(passes, masks, RUN, seed),
                message -> {
                    line.getErr().println(message);
                    line.getErr().flush();
                });
        try {
            ObjectNode report = new ObjectMapper().valueToTree(bench.measure(texts));
            line.getOut().println(report);
        } catch (IllegalArgumentException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
