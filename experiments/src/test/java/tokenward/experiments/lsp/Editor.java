package tokenward.experiments.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import tokenward.grammars.text.SourceText;

/** An editor: speaks the protocol over pipes, as any other would over its own. */
final class Editor implements LanguageClient, AutoCloseable {
    private static final int PATIENCE_SECONDS = 180;

    private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> served = new CompletableFuture<>();
    private final OutputStream toServer;
    private final LanguageServer server;
    private final InitializeResult greeting;
    private int version;

    Editor(Path folder, Optional<Path> pages) {
        try {
            Pipe there = Pipe.open();
            Pipe back = Pipe.open();
            toServer = Channels.newOutputStream(there.sink());
            InputStream fromServer = Channels.newInputStream(back.source());
            Thread thread = new Thread(() -> serve(there, back, pages));
            thread.setDaemon(true);
            thread.start();
            Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, fromServer, toServer);
            server = launcher.getRemoteProxy();
            if (launcher.startListening().isDone()) {
                throw new IllegalStateException("the client stopped before it began");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        greeting = answer(server.initialize(greeting(folder)));
        server.initialized(new InitializedParams());
    }

    private void serve(Pipe in, Pipe out, Optional<Path> pages) {
        try (OutputStream stream = Channels.newOutputStream(out.sink())) {
            LanguageSession.serve(Channels.newInputStream(in.source()), stream, pages);
            served.complete(0);
        } catch (InterruptedException | IOException e) {
            served.completeExceptionally(e);
        }
    }

    private static InitializeParams greeting(Path folder) {
        CompletionCapabilities completion = new CompletionCapabilities(new CompletionItemCapabilities(true));
        TextDocumentClientCapabilities documents = new TextDocumentClientCapabilities();
        documents.setCompletion(completion);
        ClientCapabilities able = new ClientCapabilities();
        able.setTextDocument(documents);
        InitializeParams params = new InitializeParams();
        params.setCapabilities(able);
        params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "folder")));
        return params;
    }

    static String uri(Path file) {
        return file.toAbsolutePath().normalize().toUri().toString();
    }

    static TextDocumentIdentifier id(Path file) {
        return new TextDocumentIdentifier(uri(file));
    }

    /** Returns the position behind some words of a text. */
    static Position behind(String text, String words) {
        return Ranges.position(new SourceText("text", text), text.indexOf(words) + words.length());
    }

    LanguageServer server() {
        return server;
    }

    InitializeResult greeting() {
        return greeting;
    }

    /** Opens a file and returns what is said of it. */
    List<Diagnostic> open(Path file, String text) {
        TextDocumentItem item = new TextDocumentItem(uri(file), "exp", ++version, text);
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
        return said(file);
    }

    /** Changes an open file and returns what is said of it then. */
    List<Diagnostic> change(Path file, String text) {
        VersionedTextDocumentIdentifier id = new VersionedTextDocumentIdentifier(uri(file), ++version);
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(id, List.of(new TextDocumentContentChangeEvent(text))));
        return said(file);
    }

    private List<Diagnostic> said(Path file) {
        try {
            while (true) {
                PublishDiagnosticsParams next = published.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IllegalStateException("nothing is said of " + file);
                }
                if (next.getUri().equals(uri(file)) && next.getVersion() == version) {
                    return next.getDiagnostics();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for an answer. */
    static <T> T answer(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("no answer", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Says goodbye and returns once the server has ended. */
    int goodbye() {
        Object farewell = answer(server.shutdown());
        server.exit();
        return farewell == null ? 1 : answer(served);
    }

    @Override
    public void close() {
        try {
            toServer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void telemetryEvent(Object object) {
        throw new IllegalStateException("the server tells tales: " + object);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
        published.add(diagnostics);
    }

    @Override
    public void showMessage(MessageParams message) {
        throw new IllegalStateException("the server interrupts: " + message);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        throw new IllegalStateException("the server asks: " + request);
    }

    @Override
    public void logMessage(MessageParams message) {
        throw new IllegalStateException("the server complains: " + message);
    }
}
