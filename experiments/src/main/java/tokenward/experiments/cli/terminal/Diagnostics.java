package tokenward.experiments.cli.terminal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Edit;
import tokenward.grammars.text.Label;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Prints diagnostics for people or for tools. */
public final class Diagnostics {
    private Diagnostics() {}

    /** For whom. */
    public enum Format {
        TEXT,
        JSON
    }

    /** Prints diagnostics; as text, nothing where there are none. */
    public static void print(List<Diagnostic> diagnostics, Format format, PrintWriter out) {
        if (format == Format.JSON) {
            out.println(json(diagnostics));
        } else if (!diagnostics.isEmpty()) {
            out.println(new DiagnosticRenderer(Terminals.colour()).render(diagnostics));
        }
    }

    /** Returns an array of objects with code, severity, title, labels, notes, helps and edits; lines and columns from 1. */
    public static ArrayNode json(List<Diagnostic> diagnostics) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode node = array.addObject();
            node.put("code", diagnostic.code().id());
            node.put("severity", diagnostic.severity().word());
            node.put("title", diagnostic.title());
            ArrayNode labels = node.putArray("labels");
            diagnostic.labels().forEach(label -> label(labels.addObject(), label));
            diagnostic.notes().forEach(node.putArray("notes")::add);
            diagnostic.helps().forEach(node.putArray("helps")::add);
            ArrayNode edits = node.putArray("edits");
            diagnostic
                    .edits()
                    .forEach(edit -> edit(
                            edits.addObject(), edit, diagnostic.labels().get(0).source()));
        }
        return array;
    }

    private static void label(ObjectNode node, Label label) {
        node.put("file", label.source().name());
        place(node, label.span(), label.source());
        node.put("primary", label.primary());
        node.put("text", label.text());
    }

    private static void edit(ObjectNode node, Edit edit, SourceText source) {
        place(node, edit.replaces(), source);
        node.put("text", edit.text());
    }

    /** Puts the place of a span into an object, as {@code line}, {@code column}, {@code end_line} and {@code end_column} from 1. */
    public static void place(ObjectNode node, Span span, SourceText source) {
        LineMap lines = source.lines();
        node.put("line", lines.lineAt(span.start()));
        node.put("column", lines.columnAt(span.start()));
        node.put("end_line", lines.lineAt(span.end()));
        node.put("end_column", lines.columnAt(span.end()));
    }
}
