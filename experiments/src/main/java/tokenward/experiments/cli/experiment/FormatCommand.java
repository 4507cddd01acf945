package tokenward.experiments.cli.experiment;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.format.Formatter;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.cli.world.WorldFiles;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.WorldFormatter;

/** {@code exp fmt}: lays experiment files out. */
@Command(
        name = "fmt",
        description = "Lays experiments and worlds out: indentation, aligned settings and notes; comments are kept.",
        mixinStandardHelpOptions = true)
public final class FormatCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to lay out in place; - reads standard input.")
    private List<String> files = List.of();

    @Option(names = "--check", description = "Changes nothing; says which files are not laid out, and fails if any.")
    private boolean check;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int exit = 0;
        for (String file : files) {
            exit = Math.max(exit, file.equals("-") ? standardInput(out) : file(Path.of(file), out));
        }
        return exit;
    }

    private int file(Path file, PrintWriter out) {
        String text = read(file);
        SourceText source = new SourceText(file.toString(), text);
        Parsed<String> formatted = WorldFiles.isWorld(file) ? WorldFormatter.format(source) : Formatter.format(source);
        Diagnostics.print(
                formatted.diagnostics(),
                Diagnostics.Format.TEXT,
                spec.commandLine().getErr());
        if (formatted.value().isEmpty()) {
            return ExitCode.WRONG_INPUT;
        }
        if (formatted.value().get().equals(text)) {
            return 0;
        }
        if (check) {
            out.println(file + " is not laid out: `exp fmt " + file + "`");
            return ExitCode.WRONG_INPUT;
        }
        write(file, formatted.value().get());
        out.println(file + " laid out");
        return 0;
    }

    private int standardInput(PrintWriter out) {
        try {
            String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            Parsed<String> formatted = Formatter.format(new SourceText("standard input", text));
            Diagnostics.print(
                    formatted.diagnostics(),
                    Diagnostics.Format.TEXT,
                    spec.commandLine().getErr());
            formatted.value().ifPresent(out::print);
            out.flush();
            return formatted.value().isPresent() ? 0 : ExitCode.WRONG_INPUT;
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw UserError.input("`" + file + "` cannot be read as UTF-8 text: " + e.getMessage());
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be written", e);
        }
    }
}
