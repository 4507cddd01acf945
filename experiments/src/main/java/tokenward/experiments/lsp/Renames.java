package tokenward.experiments.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import tokenward.dsl.navigate.Navigator;
import tokenward.dsl.navigate.Navigator.Renaming;

/** New names as edits of files. */
final class Renames {
    private Renames() {}

    static Optional<Renaming> nothing() {
        return Optional.empty();
    }

    /** Returns the edits; a refusal is the protocol's error, whose message the editor shows. */
    static WorkspaceEdit edit(
            Optional<Renaming> renaming, String name, Function<Navigator.Location, Optional<Location>> locate) {
        String refusal = renaming.flatMap(Renaming::refusal).orElse(renaming.isEmpty() ? "this file is not open" : "");
        if (!refusal.isEmpty()) {
            throw new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, refusal, null));
        }
        Map<String, List<TextEdit>> edits = new LinkedHashMap<>();
        for (Navigator.Location place : renaming.orElseThrow().places()) {
            locate.apply(place)
                    .ifPresent(at -> edits.computeIfAbsent(at.getUri(), uri -> new ArrayList<>())
                            .add(new TextEdit(at.getRange(), name)));
        }
        return new WorkspaceEdit(edits);
    }
}
