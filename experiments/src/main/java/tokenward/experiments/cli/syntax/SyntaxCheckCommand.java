package tokenward.experiments.cli.syntax;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.engine.djl.DjlModels;
import tokenward.engine.model.Tokenizer;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.Terminals;
import tokenward.grammars.prefix.PrefixChecker;
import tokenward.grammars.prefix.Verdict;
import tokenward.grammars.text.Code;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** {@code exp syntax check}: the first word of each file that no program has there. */
@Command(
        name = "check",
        description = "Says of each file where it stops being the beginning of a program, and what was expected.",
        mixinStandardHelpOptions = true)
public final class SyntaxCheckCommand implements Callable<Integer> {
    private static final Code VIOLATION = () -> "E3001";
    private static final Code UNFINISHED = () -> "E3002";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before call().
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files; - reads a list of files from standard input.")
    private List<String> files = List.of();

    @Mixin
    private LanguageOptions language = new LanguageOptions();

    @Option(names = "--tokenizer", paramLabel = "DIR", description = "Tokenizer whose token indices are reported too.")
    private @Nullable Path tokenizer;

    @Option(names = "--json", description = "One JSON object for each file, on a line of its own.")
    private boolean json;

    @Option(names = "--all", description = "After a fault, goes on with the next line that does not belong to it.")
    private boolean all;

    @Override
    public Integer call() {
        PrefixChecker checker = new PrefixChecker(language.compile());
        Optional<Tokenizer> tokens = Optional.ofNullable(tokenizer).map(SyntaxCheckCommand::open);
        boolean sound = true;
        for (String file : files()) {
            sound &= check(new SourceText(file, LanguageOptions.read(Path.of(file))), checker, tokens);
        }
        return sound ? 0 : ExitCode.WRONG_INPUT;
    }

    /** A tokenizer is given as its directory or as the file in it. */
    public static Tokenizer open(Path path) {
        boolean isFile = path.endsWith("tokenizer.json");
        Path parent = path.toAbsolutePath().getParent();
        return DjlModels.tokenizer(isFile && parent != null ? parent : path);
    }

    private List<String> files() {
        List<String> named = new ArrayList<>();
        for (String file : files) {
            if (file.equals("-")) {
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(named::add);
            } else {
                named.add(file);
            }
        }
        return named;
    }

    private boolean check(SourceText source, PrefixChecker checker, Optional<Tokenizer> tokens) {
        Verdict verdict = checker.check(source.text());
        List<Verdict.Dead> faults = List.of();
        if (verdict instanceof Verdict.Dead dead) {
            faults = all ? checker.faults(source.text()) : List.of(dead);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(toJson(source, verdict, faults, tokens));
        } else if (!verdict.isComplete()) {
            for (Diagnostic diagnostic : diagnostics(source, faults, tokens)) {
                out.print(new DiagnosticRenderer(Terminals.colour()).render(diagnostic));
            }
            out.flush();
        }
        return verdict.isComplete();
    }

    private static List<Diagnostic> diagnostics(
            SourceText source, List<Verdict.Dead> faults, Optional<Tokenizer> tokens) {
        if (faults.isEmpty()) {
            Span end = Span.at(source.text().stripTrailing().length());
            return List.of(Diagnostic.of(UNFINISHED, "the program is not finished", source, end, "it ends here"));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Verdict.Dead fault : faults) {
            Diagnostic diagnostic = Diagnostic.of(
                    VIOLATION, "no program goes on like this", source, fault.offending(), fault.message());
            diagnostics.add(
                    tokens.isEmpty()
                            ? diagnostic
                            : diagnostic.note("token " + tokenAt(source.text(), fault.offending(), tokens.get())));
        }
        return diagnostics;
    }

    /** Returns the index, from 0, of the token that holds the first byte of a span. */
    private static int tokenAt(String text, Span span, Tokenizer tokenizer) {
        int before = text.substring(0, span.start()).getBytes(StandardCharsets.UTF_8).length;
        int[] ids = tokenizer.encode(text);
        int read = 0;
        for (int t = 0; t < ids.length; t++) {
            read += tokenizer.bytes(ids[t]).length;
            if (read > before) {
                return t;
            }
        }
        return ids.length;
    }

    private static String toJson(
            SourceText source, Verdict verdict, List<Verdict.Dead> faults, Optional<Tokenizer> tokens) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("file", source.name());
        node.put("viable", verdict.isViable());
        node.put("complete", verdict.isComplete());
        var array = node.putArray("faults");
        for (Verdict.Dead fault : faults) {
            int start = fault.offending().start();
            ObjectNode one = array.addObject();
            one.put("start", start);
            one.put("end", fault.offending().end());
            one.put("line", source.lines().lineAt(start));
            one.put("column", source.lines().columnAt(start));
            tokens.ifPresent(t -> one.put("token", tokenAt(source.text(), fault.offending(), t)));
            fault.expected().forEach(one.putArray("expected")::add);
        }
        try {
            return new ObjectMapper().writeValueAsString(node);
        } catch (IOException e) {
            throw new IllegalStateException("text and numbers are always JSON", e);
        }
    }
}
