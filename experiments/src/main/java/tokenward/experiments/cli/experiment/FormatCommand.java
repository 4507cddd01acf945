package tokenward.experiments.cli.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
import tokenward.grammars.text.Diagnostic;
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

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Done> done = files.stream()
                .map(file -> file.equals("-") ? standardInput() : file(Path.of(file)))
                .toList();
        if (format == Diagnostics.Format.JSON) {
            out.println(told(done));
        } else {
            done.forEach(this::tell);
        }
        boolean sound = done.stream().allMatch(one -> one.state().sound);
        return sound ? 0 : ExitCode.WRONG_INPUT;
    }

    /** What came of a file. */
    private enum State {
        UNCHANGED(true),
        LAID_OUT(true),
        NOT_LAID_OUT(false),
        BROKEN(false);

        private final boolean sound;

        State(boolean sound) {
            this.sound = sound;
        }
    }

    /**
     * A file that was looked at.
     *
     * @param printed what standard input is laid out as
     */
    private record Done(String file, State state, Optional<String> printed, List<Diagnostic> problems) {}

    private Done file(Path file) {
        String text = read(file);
        SourceText source = new SourceText(file.toString(), text);
        Parsed<String> formatted = WorldFiles.isWorld(file) ? WorldFormatter.format(source) : Formatter.format(source);
        State state = State.BROKEN;
        if (formatted.value().isPresent()) {
            boolean same = formatted.value().get().equals(text);
            state = same ? State.UNCHANGED : check ? State.NOT_LAID_OUT : State.LAID_OUT;
        }
        if (state == State.LAID_OUT) {
            write(file, formatted.value().orElseThrow());
        }
        return new Done(file.toString(), state, Optional.empty(), formatted.diagnostics());
    }

    private static Done standardInput() {
        try {
            String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            Parsed<String> formatted = Formatter.format(new SourceText("standard input", text));
            State state = formatted.value().isPresent() ? State.LAID_OUT : State.BROKEN;
            return new Done("-", state, formatted.value(), formatted.diagnostics());
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        }
    }

    private void tell(Done done) {
        PrintWriter out = spec.commandLine().getOut();
        Diagnostics.print(
                done.problems(), Diagnostics.Format.TEXT, spec.commandLine().getErr());
        if (done.printed().isPresent()) {
            out.print(done.printed().get());
            out.flush();
        } else if (done.state() == State.NOT_LAID_OUT) {
            out.println(done.file() + " is not laid out: `exp fmt " + done.file() + "`");
        } else if (done.state() == State.LAID_OUT) {
            out.println(done.file() + " laid out");
        }
    }

    private static ArrayNode told(List<Done> all) {
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        for (Done done : all) {
            ObjectNode one = told.addObject();
            one.put("file", done.file());
            one.put("state", done.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            done.printed().ifPresent(text -> one.put("text", text));
            one.set("diagnostics", Diagnostics.json(done.problems()));
        }
        return told;
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
