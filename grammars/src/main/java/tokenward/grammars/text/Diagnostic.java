package tokenward.grammars.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to tell the user about their text. Data, never thrown: collected, sorted, and printed once by
 * {@link DiagnosticRenderer}.
 *
 * @param code stable kind
 * @param title one line, lower case, no full stop; states the fault and proposes nothing
 * @param labels places, the primary one first
 * @param notes background facts, such as the formula a value enters
 * @param helps what to write instead
 * @param edits changes of the text of the primary label, each of which would mend it, the likeliest first
 */
public record Diagnostic(
        Code code, String title, List<Label> labels, List<String> notes, List<String> helps, List<Edit> edits) {
    public Diagnostic {
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
        helps = List.copyOf(helps);
        edits = List.copyOf(edits);
    }

    /** Starts a diagnostic with its primary label. */
    public static Diagnostic of(Code code, String title, SourceText source, Span span, String label) {
        return new Diagnostic(
                code, title, List.of(Label.primary(source, span, label)), List.of(), List.of(), List.of());
    }

    /** Starts a diagnostic that has no place, such as a missing file named on the command line. */
    public static Diagnostic of(Code code, String title) {
        return new Diagnostic(code, title, List.of(), List.of(), List.of(), List.of());
    }

    /** Adds a place this one conflicts with. */
    public Diagnostic against(SourceText source, Span span, String label) {
        return labelled(with(labels, Label.secondary(source, span, label)));
    }

    /** Replaces its places. */
    public Diagnostic labelled(List<Label> places) {
        return new Diagnostic(code, title, places, notes, helps, edits);
    }

    /** Adds a fact. */
    public Diagnostic note(String note) {
        return new Diagnostic(code, title, labels, with(notes, note), helps, edits);
    }

    /** Adds a proposal in words. */
    public Diagnostic help(String help) {
        return new Diagnostic(code, title, labels, notes, with(helps, help), edits);
    }

    /** Adds a proposal that can be carried out: other text for some characters of the primary label's text. */
    public Diagnostic edit(Span replaces, String text) {
        return new Diagnostic(code, title, labels, notes, helps, with(edits, new Edit(replaces, text)));
    }

    /** Asks under the primary label whether another word was meant, and proposes that in its place; none asks nothing. */
    public Diagnostic meant(Optional<String> word) {
        return word.map(meant -> meant(meant, meant)).orElse(this);
    }

    /** Asks under the primary label whether something else was meant. */
    public Diagnostic meant(String shown, String text) {
        if (labels.isEmpty()) {
            return this;
        }
        Label at = labels.get(0);
        List<Label> places = new ArrayList<>(labels);
        places.set(0, new Label(at.source(), at.span(), "did you mean `" + shown + "`?", at.primary()));
        return labelled(places).edit(at.span(), text);
    }

    private static <T> List<T> with(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    /** Returns the severity of its code. */
    public Severity severity() {
        return code.severity();
    }

    /** Returns whether it stops a run. */
    public boolean isError() {
        return severity() == Severity.ERROR;
    }
}
