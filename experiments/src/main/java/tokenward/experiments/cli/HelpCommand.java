package tokenward.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.explain.Manual;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.UserError;

/** {@code exp help}: a diagnostic's page, a block's settings, a setting's meaning, or a verb's options. */
@Command(
        name = "help",
        description =
                "Explains a diagnostic (E0401), a block (ppo), a setting (ppo.batch), a function (mean) or a verb (run).",
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

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CommandLine exp = spec.parent().commandLine();
        if (topic.isEmpty()) {
            return tell("", "verbs", usage(exp), out);
        }
        String word = topic.get();
        CommandLine verb = exp.getSubcommands().get(word);
        Optional<String> page = page(word);
        Optional<String> manual = Manual.topic(word);
        if (page.isPresent()) {
            return tell(word, "diagnostic", page.get(), out);
        }
        if (manual.isPresent()) {
            return tell(word, "setting", manual.get(), out);
        }
        if (verb != null) {
            return tell(word, "verb", usage(verb), out);
        }
        throw UserError.input("there is nothing to say of `" + word + "`"
                + Manual.nearest(word)
                        .map(n -> "\nhelp: did you mean `" + n + "`?")
                        .orElse(""));
    }

    private int tell(String word, String kind, String text, PrintWriter out) {
        out.println(
                format == Diagnostics.Format.TEXT
                        ? text.stripTrailing()
                        : JsonNodeFactory.instance
                                .objectNode()
                                .put("topic", word)
                                .put("kind", kind)
                                .put("text", text.stripTrailing()));
        return 0;
    }

    private static String usage(CommandLine command) {
        StringWriter text = new StringWriter();
        command.usage(new PrintWriter(text));
        return text.toString();
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
