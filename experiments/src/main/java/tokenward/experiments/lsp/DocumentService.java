package tokenward.experiments.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;
import tokenward.dsl.assist.Assistant;
import tokenward.dsl.assist.Hint;
import tokenward.dsl.assist.Outline;
import tokenward.dsl.navigate.Navigator;

/** Answers about one file. */
final class DocumentService implements TextDocumentService {
    private final LanguageService server;
    private final Buffers buffers;
    private final Guard guard;
    private final Assistant assistant;
    private final Navigator navigator;

    DocumentService(LanguageService server, Buffers buffers, Guard guard) {
        this.server = server;
        this.buffers = buffers;
        this.guard = guard;
        this.assistant = new Assistant(buffers::read);
        this.navigator = new Navigator(buffers::read);
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams params) {
        var document = params.getTextDocument();
        buffers.put(document.getUri(), document.getVersion(), document.getText());
        server.changed(Buffers.path(document.getUri()));
    }

    @Override
    public void didChange(DidChangeTextDocumentParams params) {
        List<TextDocumentContentChangeEvent> changes = params.getContentChanges();
        if (!changes.isEmpty()) {
            var document = params.getTextDocument();
            buffers.put(
                    document.getUri(),
                    document.getVersion(),
                    changes.get(changes.size() - 1).getText());
            server.changed(Buffers.path(document.getUri()));
        }
    }

    @Override
    public void didClose(DidCloseTextDocumentParams params) {
        String uri = params.getTextDocument().getUri();
        buffers.remove(uri);
        server.closed(uri);
    }

    @Override
    public void didSave(DidSaveTextDocumentParams params) {
        server.changed(Buffers.path(params.getTextDocument().getUri()));
    }

    /** Answers about an open file; of others nothing is known. */
    private <T> CompletableFuture<T> ask(
            String what, TextDocumentIdentifier document, T nothing, BiFunction<Path, Buffers.Buffer, T> work) {
        Path path = Buffers.path(document.getUri());
        return guard.answer(
                what,
                nothing,
                () -> buffers.of(path).map(b -> work.apply(path, b)).orElse(nothing));
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams params) {
        return ask("completion", params.getTextDocument(), Either.forLeft(List.of()), (path, buffer) -> {
            if (Analysis.isWorld(path)) {
                return Either.forLeft(List.of());
            }
            int offset = Ranges.offset(buffer.text(), params.getPosition());
            return Either.forLeft(
                    Suggestions.items(assistant.complete(path, offset), buffer.text(), server.takesSnippets()));
        });
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams params) {
        return optional("hover", params.getTextDocument(), (path, buffer) -> {
            int offset = Ranges.offset(buffer.text(), params.getPosition());
            Optional<Hint> hint =
                    assistant.hover(path, offset, server.analysis().plans(path));
            return hint.map(h -> new Hover(
                    new MarkupContent(MarkupKind.MARKDOWN, h.markdown()), Ranges.range(buffer.text(), h.span())));
        });
    }

    /** Answers {@code null}, which is how the protocol says that there is nothing. */
    @SuppressWarnings("NullAway") // the protocol's null, nowhere else
    private <T> CompletableFuture<T> optional(
            String what, TextDocumentIdentifier document, BiFunction<Path, Buffers.Buffer, Optional<T>> work) {
        return ask(
                        what,
                        document,
                        Optional.<T>empty(),
                        (path, buffer) -> Analysis.isWorld(path) ? Optional.<T>empty() : work.apply(path, buffer))
                .thenApply(answer -> answer.orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        return ask("definition", params.getTextDocument(), Either.forLeft(List.of()), (path, buffer) -> {
            int offset = Ranges.offset(buffer.text(), params.getPosition());
            Optional<Location> found = Analysis.isWorld(path)
                    ? Optional.empty()
                    : navigator
                            .definition(path, offset)
                            .flatMap(server::location)
                            .or(() -> assistant
                                    .parameter(path, offset)
                                    .map(span -> new Location(buffer.uri(), Ranges.range(buffer.text(), span))));
            return Either.forLeft(found.map(List::of).orElse(List.of()));
        });
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        return ask("references", params.getTextDocument(), List.<Location>of(), (path, buffer) -> {
                    int offset = Ranges.offset(buffer.text(), params.getPosition());
                    return Analysis.isWorld(path)
                            ? List.<Location>of()
                            : navigator.uses(path, offset, server.files()).stream()
                                    .flatMap(place -> server.location(place).stream())
                                    .toList();
                })
                .thenApply(found -> found);
    }

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams params) {
        return optional(
                "rename",
                params.getTextDocument(),
                (path, buffer) -> navigator
                        .renameable(path, Ranges.offset(buffer.text(), params.getPosition()))
                        .map(span -> Either3.forFirst(Ranges.range(buffer.text(), span))));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        Path path = Buffers.path(params.getTextDocument().getUri());
        return guard.answer(
                        "rename",
                        Renames.nothing(),
                        () -> buffers.of(path)
                                .map(buffer -> navigator.rename(
                                        path,
                                        Ranges.offset(buffer.text(), params.getPosition()),
                                        params.getNewName(),
                                        server.files())))
                .thenApply(renaming -> Renames.edit(renaming, params.getNewName(), server::location));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams params) {
        return ask("outline", params.getTextDocument(), List.of(), (path, buffer) -> {
            List<Either<SymbolInformation, DocumentSymbol>> symbols = new ArrayList<>();
            if (!Analysis.isWorld(path)) {
                assistant.outline(path).forEach(o -> symbols.add(Either.forRight(symbol(o, buffer))));
            }
            return symbols;
        });
    }

    private static DocumentSymbol symbol(Outline outline, Buffers.Buffer buffer) {
        DocumentSymbol symbol = new DocumentSymbol(
                outline.name(),
                outline.block() ? SymbolKind.Class : SymbolKind.Property,
                Ranges.range(buffer.text(), outline.span()),
                Ranges.range(buffer.text(), outline.selection()),
                outline.detail());
        symbol.setChildren(
                outline.children().stream().map(child -> symbol(child, buffer)).toList());
        return symbol;
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
        return ask(
                        "formatting",
                        params.getTextDocument(),
                        List.<TextEdit>of(),
                        (path, buffer) -> Layout.edits(path, buffer.text()))
                .thenApply(edits -> edits);
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
        return ask("fixes", params.getTextDocument(), List.of(), (path, buffer) -> {
            List<Either<Command, CodeAction>> actions = new ArrayList<>();
            for (var problem : server.analysis().found(path)) {
                Fixes.of(problem, buffer, params.getRange(), server.problems()).forEach(action -> {
                    action.setKind(CodeActionKind.QuickFix);
                    actions.add(Either.forRight(action));
                });
            }
            return actions;
        });
    }
}
