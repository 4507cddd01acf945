package tokenward.experiments.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Label;
import tokenward.grammars.text.LineMap;

/** Prints diagnostics for people or for tools. */
public final class Diagnostics {
    private Diagnostics() {}

    /** For whom. */
    public enum Format {
        TEXT,
        JSON
    }

    public static void print(List<Diagnostic> diagnostics, Format format, PrintWriter out) {
        if (format == Format.JSON) {
            out.println(json(diagnostics));
        } else if (!diagnostics.isEmpty()) {
            out.println(new DiagnosticRenderer(Terminals.colour()).render(diagnostics));
        }
    }

    /** Returns an array of objects with code, severity, title, labels, notes and helps; lines and columns from 1. */
    static String json(List<Diagnostic> diagnostics) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode array = mapper.createArrayNode();
        for (Diagnostic diagnostic : diagnostics) {
            ObjectNode node = array.addObject();
            node.put("code", diagnostic.code().id());
            node.put("severity", diagnostic.severity().word());
            node.put("title", diagnostic.title());
            ArrayNode labels = node.putArray("labels");
            diagnostic.labels().forEach(label -> label(labels.addObject(), label));
            diagnostic.notes().forEach(node.putArray("notes")::add);
            diagnostic.helps().forEach(node.putArray("helps")::add);
        }
        try {
            return mapper.writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers are always JSON", e);
        }
    }

    private static void label(ObjectNode node, Label label) {
        LineMap lines = label.source().lines();
        node.put("file", label.source().name());
        node.put("line", lines.lineAt(label.span().start()));
        node.put("column", lines.columnAt(label.span().start()));
        node.put("end_line", lines.lineAt(label.span().end()));
        node.put("end_column", lines.columnAt(label.span().end()));
        node.put("primary", label.primary());
        node.put("text", label.text());
    }
}
