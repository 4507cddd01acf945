package tokenward.grammars.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints diagnostics in the layout of rustc: severity and code, an arrow to the place, the source lines with carets
 * under the fault and dashes under what it conflicts with, notes, helps.
 *
 * @see "rustc dev guide, Errors and lints"
 */
public final class DiagnosticRenderer {
    private static final int WIDTH = 120;
    private static final String RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[1;33m";
    private static final String BLUE = "\u001b[1;34m";
    private static final String BOLD = "\u001b[1m";
    private static final String RESET = "\u001b[0m";

    private final boolean colour;

    /** Creates a renderer; colour is for terminals only. */
    public DiagnosticRenderer(boolean colour) {
        this.colour = colour;
    }

    /** Renders all, sorted by place, separated by a blank line. */
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.stream().sorted(byPlace()).forEach(d -> {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            out.append(render(d));
        });
        return out.toString();
    }

    /** Renders one, ending in a line break. */
    public String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        String tone = diagnostic.isError() ? RED : YELLOW;
        out.append(paint(
                        tone,
                        diagnostic.severity().word() + "[" + diagnostic.code().id() + "]"))
                .append(paint(BOLD, ": " + diagnostic.title()))
                .append('\n');
        int gutter = gutterWidth(diagnostic);
        String arrow = "-->";
        for (Map.Entry<SourceText, List<Label>> file : bySource(diagnostic).entrySet()) {
            renderFile(out, file.getKey(), file.getValue(), gutter, arrow, tone);
            arrow = ":::";
        }
        diagnostic.notes().forEach(note -> remark(out, gutter, "note", note));
        diagnostic.helps().forEach(help -> remark(out, gutter, "help", help));
        return out.toString();
    }

    private static Comparator<Diagnostic> byPlace() {
        return Comparator.<Diagnostic, String>comparing(d ->
                        d.labels().isEmpty() ? "" : d.labels().get(0).source().name())
                .thenComparingInt(d ->
                        d.labels().isEmpty() ? -1 : d.labels().get(0).span().start())
                .thenComparing(d -> d.code().id());
    }

    private static Map<SourceText, List<Label>> bySource(Diagnostic diagnostic) {
        Map<SourceText, List<Label>> files = new LinkedHashMap<>();
        for (Label label : diagnostic.labels()) {
            files.computeIfAbsent(label.source(), s -> new ArrayList<>()).add(label);
        }
        return files;
    }

    private static int gutterWidth(Diagnostic diagnostic) {
        int last = 1;
        for (Label label : diagnostic.labels()) {
            last = Math.max(last, label.source().lines().lineAt(label.span().start()));
        }
        return Integer.toString(last).length();
    }

    private void renderFile(
            StringBuilder out, SourceText source, List<Label> labels, int gutter, String arrow, String tone) {
        LineMap lines = source.lines();
        Span first = labels.get(0).span();
        out.append(" ".repeat(gutter))
                .append(paint(BLUE, arrow))
                .append(' ')
                .append(source.name())
                .append(
                        source.isFile()
                                ? ":" + lines.lineAt(first.start()) + ":" + columnShown(lines, first.start())
                                : "")
                .append('\n');
        out.append(bar(gutter, "")).append('\n');
        List<Label> sorted = new ArrayList<>(labels);
        sorted.sort(Comparator.comparing(Label::span));
        int shown = -1;
        for (Label label : sorted) {
            int line = lines.lineAt(label.span().start());
            int skipped = skipped(lines, label);
            boolean contextAbove = label.primary()
                    && line > 1
                    && shown < line - 1
                    && !lines.line(line - 1).isBlank();
            if (shown >= 0 && line > shown + (contextAbove ? 2 : 1)) {
                out.append(paint(BLUE, "...")).append('\n');
            }
            if (contextAbove) {
                sourceLine(out, lines, line - 1, 0, gutter);
            }
            if (shown != line || skipped > 0) {
                sourceLine(out, lines, line, skipped, gutter);
            }
            shown = line;
            out.append(bar(gutter, marker(lines, label, skipped, tone))).append('\n');
        }
    }

    /** Returns how many characters of a long line are left out before its mark. */
    private static int skipped(LineMap lines, Label label) {
        int line = lines.lineAt(label.span().start());
        int from = Math.min(
                label.span().start() - lines.startOf(line), lines.line(line).length());
        return displayWidth(lines.line(line).substring(0, from)) < WIDTH - 1 ? 0 : from - WIDTH / 2;
    }

    private void sourceLine(StringBuilder out, LineMap lines, int line, int skipped, int gutter) {
        String number = Integer.toString(line);
        String whole = lines.line(line);
        String text = (skipped > 0 ? "…" + whole.substring(skipped) : whole).replace("\t", "    ");
        String cut = text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
        out.append(paint(BLUE, " ".repeat(gutter - number.length()) + number + " |"))
                .append(cut.isEmpty() ? "" : " " + cut)
                .append('\n');
    }

    private String marker(LineMap lines, Label label, int skipped, String tone) {
        int line = lines.lineAt(label.span().start());
        String text = lines.line(line);
        int from = Math.min(label.span().start() - lines.startOf(line), text.length());
        int to = Math.min(label.span().end() - lines.startOf(line), text.length());
        int indent = displayWidth(text.substring(skipped, from)) + (skipped > 0 ? 1 : 0);
        int width = Math.max(1, displayWidth(text.substring(from, Math.max(from, to))));
        String mark = (label.primary() ? "^" : "-").repeat(Math.min(width, Math.max(1, WIDTH - indent)));
        String words = label.text().isEmpty() ? "" : " " + label.text();
        return " ".repeat(indent) + paint(label.primary() ? tone : BLUE, mark + words);
    }

    /** A tab is shown as four columns; characters of East Asian width and emoji take two. */
    private static int displayWidth(String text) {
        return text.codePoints().map(DiagnosticRenderer::cells).sum();
    }

    private static int cells(int c) {
        if (c == '\t') {
            return 4;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static int columnShown(LineMap lines, int offset) {
        return lines.columnAt(offset);
    }

    private void remark(StringBuilder out, int gutter, String kind, String text) {
        String prefix = " ".repeat(gutter) + " " + paint(BLUE, "=") + " " + paint(BOLD, kind + ":") + " ";
        String hanging = "\n" + " ".repeat(gutter + kind.length() + 5);
        out.append(prefix).append(text.strip().replace("\n", hanging)).append('\n');
    }

    private String bar(int gutter, String rest) {
        return " ".repeat(gutter) + paint(BLUE, " |") + (rest.isEmpty() ? "" : " " + rest);
    }

    private String paint(String tone, String text) {
        return colour ? tone + text + RESET : text;
    }
}
