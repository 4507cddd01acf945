package tokenward.experiments.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;
import tokenward.dsl.navigate.Navigator;
import tokenward.grammars.text.SourceText;

/**
 * A session with one editor. Messages are read on one thread, and all work is done in order on another: a change is
 * checked once, as it stands when its turn comes, however fast keys are pressed.
 */
final class LanguageService implements LanguageServer, WorkspaceService {
    private final Runnable exit;
    private final ExecutorService worker;
    private final ExecutorService background;
    private final Guard guard;
    private final Guard slow;
    private final Buffers buffers = new Buffers();
    private final Analysis analysis = new Analysis(buffers);
    private final Problems problems;
    private final DocumentService documents;
    private final List<Path> roots = new ArrayList<>();
    private boolean snippets;
    private volatile @Nullable LanguageClient client;

    /**
     * Begins a session.
     *
     * @param pages directory of the pages that explain codes
     * @param exit called when the editor says goodbye
     */
    LanguageService(Optional<Path> pages, Runnable exit) {
        this.exit = exit;
        this.worker = thread("exp-lsp");
        this.background = thread("exp-lsp-slow");
        this.guard = new Guard(worker);
        this.slow = new Guard(background);
        this.problems = new Problems(buffers, pages);
        this.documents = new DocumentService(this, buffers, guard);
    }

    /** One thread that does work in order; what comes after the end of the session is left undone. */
    private static ExecutorService thread(String name) {
        ThreadFactory threads = work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    void connect(LanguageClient theClient) {
        client = theClient;
    }

    Analysis analysis() {
        return analysis;
    }

    Problems problems() {
        return problems;
    }

    boolean takesSnippets() {
        return snippets;
    }

    /**
     * Checks a file that changed, then the other open files that import it. A world with many tasks takes seconds, so
     * that nobody else waits for it.
     */
    void changed(Path path) {
        Optional<Buffers.Buffer> now = buffers.of(path);
        Guard checks = Analysis.isWorld(path) ? slow : guard;
        checks.run("check", () -> {
            if (!buffers.of(path).equals(now)) {
                return; // changed again meanwhile, and waiting its turn again
            }
            check(path);
            checks.run(
                    "check of the rest",
                    () -> buffers.paths().stream()
                            .filter(other -> analysis.reads(other, path))
                            .forEach(this::check));
        });
    }

    private void check(Path path) {
        Optional<Buffers.Buffer> buffer = buffers.of(path);
        LanguageClient editor = client;
        if (buffer.isPresent() && editor != null) {
            var found = analysis.check(buffer.get(), path);
            PublishDiagnosticsParams params = new PublishDiagnosticsParams(
                    buffer.get().uri(), problems.of(found, buffer.get().text()));
            params.setVersion(buffer.get().version());
            editor.publishDiagnostics(params);
        }
    }

    void closed(String uri) {
        guard.run("close", () -> {
            analysis.forget(Buffers.path(uri));
            LanguageClient editor = client;
            if (editor != null) {
                editor.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
            }
        });
    }

    /** Returns a place in the protocol's terms; empty when its file cannot be read. */
    Optional<Location> location(Navigator.Location place) {
        try {
            SourceText text = new SourceText(place.file().toString(), buffers.read(place.file()));
            return Optional.of(new Location(buffers.uri(place.file()), Ranges.range(text, place.span())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the experiment files of the workspace and those that are open. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(buffers.paths());
        roots.forEach(root -> files.addAll(Folder.experiments(root)));
        return files.stream().filter(file -> !Analysis.isWorld(file)).distinct().toList();
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
        if (params.getWorkspaceFolders() != null) {
            for (WorkspaceFolder folder : params.getWorkspaceFolders()) {
                roots.add(Buffers.path(folder.getUri()));
            }
        }
        roots.removeIf(root -> !Files.isDirectory(root));
        snippets = takesSnippets(params);
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Full);
        sync.setSave(true);
        ServerCapabilities able = new ServerCapabilities();
        able.setTextDocumentSync(sync);
        able.setCompletionProvider(
                new CompletionOptions(false, List.of(".", "=", "[", "(", ",", "@", "\"", "/", ":", " ")));
        able.setHoverProvider(true);
        able.setDefinitionProvider(true);
        able.setReferencesProvider(true);
        able.setDocumentSymbolProvider(true);
        able.setDocumentFormattingProvider(true);
        able.setRenameProvider(new RenameOptions(true));
        able.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        return CompletableFuture.completedFuture(new InitializeResult(able, new ServerInfo("tokenward", "0.1.0")));
    }

    private static boolean takesSnippets(InitializeParams params) {
        return Optional.ofNullable(params.getCapabilities())
                .map(c -> c.getTextDocument())
                .map(t -> t.getCompletion())
                .map(c -> c.getCompletionItem())
                .map(i -> i.getSnippetSupport())
                .orElse(false);
    }

    @Override
    public void initialized(InitializedParams params) {
        slow.run("warming up", analysis::warm);
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        return guard.answer("shutdown", true, () -> true);
    }

    @Override
    public void exit() {
        exit.run();
    }

    void stop() {
        client = null;
        worker.shutdown(); // not at once: an interrupt would close a channel that is being written
        background.shutdown();
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return this;
    }

    @Override
    public void setTrace(SetTraceParams params) {
        // There is nothing more to tell than the log holds.
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {
        // There are no settings.
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        buffers.paths().forEach(this::changed);
    }
}
