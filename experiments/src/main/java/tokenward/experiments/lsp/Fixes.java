package tokenward.experiments.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Edit;
import tokenward.grammars.text.Label;

/** Proposals of diagnostics as quick fixes. */
final class Fixes {
    private Fixes() {}

    /** Returns the fixes of a problem that touches a range of a file; none when the file has changed since. */
    static List<CodeAction> of(Diagnostic problem, Buffers.Buffer buffer, Range range, Problems problems) {
        List<CodeAction> actions = new ArrayList<>();
        if (problem.labels().isEmpty()) {
            return actions;
        }
        Label at = problem.labels().get(0);
        boolean here = at.source().equals(buffer.text()) && overlap(Ranges.range(buffer.text(), at.span()), range);
        if (!here) {
            return actions;
        }
        for (Edit proposal : problem.edits()) {
            CodeAction action = new CodeAction(title(proposal));
            action.setDiagnostics(problems.of(List.of(problem), buffer.text()));
            action.setIsPreferred(actions.isEmpty());
            TextEdit edit = new TextEdit(Ranges.range(buffer.text(), proposal.replaces()), proposal.text());
            action.setEdit(new WorkspaceEdit(Map.of(buffer.uri(), List.of(edit))));
            actions.add(action);
        }
        return actions;
    }

    private static String title(Edit proposal) {
        boolean inserts = proposal.replaces().length() == 0;
        return (inserts ? "insert `" : "write `") + proposal.text().strip() + "`";
    }

    private static boolean overlap(Range one, Range other) {
        return !before(one.getEnd(), other.getStart()) && !before(other.getEnd(), one.getStart());
    }

    private static boolean before(Position one, Position other) {
        return one.getLine() != other.getLine()
                ? one.getLine() < other.getLine()
                : one.getCharacter() < other.getCharacter();
    }
}
