package tokenward.experiments.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.explain.Manual;
import tokenward.experiments.cli.terminal.UserError;

/** {@code exp help}: a diagnostic's page, a block's settings, a setting's meaning, or a verb's options. */
@Command(
        name = "help",
        description = "Explains a diagnostic (E0401), a block (ppo), a setting (ppo.batch) or a verb (run).",
        mixinStandardHelpOptions = true)
final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOPIC",
            description = "What to explain.",
            completionCandidates = HelpTopics.class)
    private Optional<String> topic = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CommandLine exp = spec.parent().commandLine();
        if (topic.isEmpty()) {
            exp.usage(out);
            return 0;
        }
        String word = topic.get();
        CommandLine verb = exp.getSubcommands().get(word);
        Optional<String> text = page(word).or(() -> Manual.topic(word));
        if (text.isPresent()) {
            out.println(text.get().stripTrailing());
        } else if (verb != null) {
            verb.usage(out);
        } else {
            throw UserError.input("there is nothing to say of `" + word + "`"
                    + Manual.nearest(word)
                            .map(n -> "\nhelp: did you mean `" + n + "`?")
                            .orElse(""));
        }
        return 0;
    }

    private static Optional<String> page(String code) {
        if (!code.matches("[EWew][0-9]{4}")) {
            return Optional.empty();
        }
        String name = code.toUpperCase(java.util.Locale.ROOT);
        try (InputStream page = HelpCommand.class.getResourceAsStream("/tokenward/errors/" + name + ".md")) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the page of " + code + " cannot be read", e);
        }
    }
}
