package tokenward.grammars.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Something to tell the user about their text. Data, never thrown: collected, sorted, and printed once by
 * {@link DiagnosticRenderer}.
 *
 * @param code stable kind
 * @param title one line, lower case, no full stop; states the fault and proposes nothing
 * @param labels places, the primary one first
 * @param notes background facts, such as the formula a value enters
 * @param helps what to write instead
 */
public record Diagnostic(Code code, String title, List<Label> labels, List<String> notes, List<String> helps) {
    public Diagnostic {
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
        helps = List.copyOf(helps);
    }

    /** Starts a diagnostic with its primary label. */
    public static Diagnostic of(Code code, String title, SourceText source, Span span, String label) {
        return new Diagnostic(code, title, List.of(Label.primary(source, span, label)), List.of(), List.of());
    }

    /** Starts a diagnostic that has no place, such as a missing file named on the command line. */
    public static Diagnostic of(Code code, String title) {
        return new Diagnostic(code, title, List.of(), List.of(), List.of());
    }

    /** Adds a place this one conflicts with. */
    public Diagnostic against(SourceText source, Span span, String label) {
        List<Label> more = new ArrayList<>(labels);
        more.add(Label.secondary(source, span, label));
        return new Diagnostic(code, title, more, notes, helps);
    }

    /** Adds a fact. */
    public Diagnostic note(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Diagnostic(code, title, labels, more, helps);
    }

    /** Adds a proposal. */
    public Diagnostic help(String help) {
        List<String> more = new ArrayList<>(helps);
        more.add(help);
        return new Diagnostic(code, title, labels, notes, more);
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
