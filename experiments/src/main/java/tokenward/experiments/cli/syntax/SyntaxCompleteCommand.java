package tokenward.experiments.cli.syntax;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.Verdict;

/** {@code exp syntax complete}: the shortest program that begins like a file. */
@Command(
        name = "complete",
        description = "Prints a file with the shortest text that makes a program of it.",
        mixinStandardHelpOptions = true)
final class SyntaxCompleteCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before call().
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The beginning of a program.")
    @SuppressWarnings("NullAway.Init") // picocli refuses the command line without it.
    private Path file;

    @Mixin
    private LanguageOptions language = new LanguageOptions();

    @Override
    public Integer call() {
        String text = LanguageOptions.read(file);
        PrefixState state = language.compile().start().append(text);
        if (state.verdict() instanceof Verdict.Dead dead) {
            throw UserError.input("`" + file + "` begins no program; `exp syntax check` says where: " + dead.message());
        }
        String completion = state.completion()
                .orElseThrow(() -> UserError.input("`" + file + "` has no completion that can be spelt"));
        spec.commandLine().getOut().print(text + completion);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
