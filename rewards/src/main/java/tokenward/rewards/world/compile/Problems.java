package tokenward.rewards.world.compile;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.syntax.Spelling;
import tokenward.rewards.world.tree.Name;

/** Collects what is wrong with one file. */
final class Problems {
    private final SourceText source;
    private final List<Diagnostic> found;

    Problems(SourceText source, List<Diagnostic> found) {
        this.source = source;
        this.found = found;
    }

    Problems in(SourceText other) {
        return new Problems(other, found);
    }

    SourceText source() {
        return source;
    }

    void add(WorldFault fault, Span span, String title, String label) {
        add(Diagnostic.of(fault, title, source, span, label));
    }

    void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Reports a value of a type that does not belong where it stands. */
    void wanted(Typed typed, Kind kind, Span span) {
        if (!kind.takes(typed.kind())) {
            add(
                    WorldFault.WRONG_TYPE,
                    span,
                    "a value of type `" + typed.kind() + "` stands where `" + kind + "` belongs",
                    "this is `" + typed.kind() + "`");
        }
    }

    /** Reports a name nobody declared, with the nearest that somebody did. */
    void unknown(WorldFault fault, String what, Name name, Collection<String> known) {
        Diagnostic diagnostic = Diagnostic.of(
                fault, "there is no " + what + " `" + name.text() + "`", source, name.span(), "not declared");
        add(Spelling.closest(name.text(), known)
                .map(near -> diagnostic.help("did you mean `" + near + "`?").edit(name.span(), near))
                .orElseGet(() -> known.isEmpty() || known.size() > 12
                        ? diagnostic
                        : diagnostic.help("known are "
                                + known.stream()
                                        .sorted()
                                        .map(k -> "`" + k + "`")
                                        .collect(Collectors.joining(", ")))));
    }

    void duplicate(String what, Name name, Span earlier) {
        add(Diagnostic.of(
                        WorldFault.DUPLICATE,
                        "the " + what + " `" + name.text() + "` is declared twice",
                        source,
                        name.span(),
                        "declared again")
                .against(source, earlier, "first here"));
    }
}
