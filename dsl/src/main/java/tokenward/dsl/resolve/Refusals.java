package tokenward.dsl.resolve;

import java.util.List;
import java.util.Set;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Nearest;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/**
 * What is said against a file.
 *
 * @param problems receives diagnostics
 */
record Refusals(List<Diagnostic> problems) {
    private static final Set<String> NOTES = Set.of("paper", "assumed", "tuned");

    /** Says that something written cannot stand, and what to write; an empty help proposes nothing. */
    void refuse(ExpCode code, String title, SourceText source, ExpNode at, String help) {
        Diagnostic problem = Diagnostic.of(code, title, source, at.span(), "");
        problems.add(help.isEmpty() ? problem : problem.help(help));
    }

    /** Reports notes of unknown kinds. */
    void notes(List<ExpNode.Note> notes, SourceText source) {
        for (ExpNode.Note note : notes) {
            String kind = note.kind().text();
            if (!NOTES.contains(kind)) {
                problems.add(Diagnostic.of(
                                ExpCode.E0215,
                                "there is no note `@" + kind + "`",
                                source,
                                note.kind().span(),
                                "unknown")
                        .meant(Nearest.of(kind, List.of("paper", "assumed", "tuned")))
                        .help("notes are `@paper(\"...\")`, `@assumed(\"...\")` and `@tuned(\"...\")`"));
            }
        }
    }
}
