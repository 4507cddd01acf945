package tokenward.experiments.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tokenward.experiments.lsp.LanguageSession;

/** {@code exp lsp}: the language server, for editors. */
@Command(
        name = "lsp",
        description = "Serves editors: the Language Server Protocol on standard input and output.",
        mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {
    /** Editors that can speak through several channels say which one they mean; there is only this one. */
    @Option(names = "--stdio", description = "Speak on standard input and output, which is what it does anyway.")
    void stdio(boolean on) {}

    @Override
    public Integer call() throws InterruptedException {
        InputStream in = System.in;
        PrintStream out = System.out;
        // Whatever else prints must not end up between two messages.
        System.setOut(System.err);
        Optional<Path> pages =
                Optional.ofNullable(System.getProperty("exp.home")).map(home -> Path.of(home, "docs", "errors"));
        LanguageSession.serve(in, out, pages);
        return 0;
    }
}
