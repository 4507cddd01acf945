package tokenward.dsl.format;

import java.util.ArrayList;
import java.util.List;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.syntax.Lexeme.Kind;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;

/** Lays out an experiment file. Formatting twice is formatting once, and the plan stays the same. */
public final class Formatter {
    private static final int NOTE_COLUMN = 55;
    private static final String INDENT = "  ";

    private Formatter() {}

    /** Returns the text laid out; the value is absent, with diagnostics, when the text has faults of shape. */
    public static Parsed<String> format(SourceText source) {
        Parsed<ExpNode.File> parsed = ExpReader.read(source);
        if (parsed.value().isEmpty()) {
            return Parsed.failed(parsed.diagnostics());
        }
        List<Line> lines = new LineSplitter(Lexeme.of(source)).lines();
        return Parsed.of(print(lines), parsed.diagnostics());
    }

    private static String print(List<Line> lines) {
        align(lines);
        StringBuilder out = new StringBuilder();
        int depth = 0;
        Line before = Line.BLANK;
        for (Line line : lines) {
            if (line.closes()) {
                depth = Math.max(0, depth - 1);
            }
            if (!line.isBlank()) {
                boolean gap = before.isBlank() && !out.isEmpty() && !line.closes() && !endsWithOpen(out);
                out.append(gap ? "\n" : "").append(text(line, depth)).append('\n');
            }
            if (line.opens()) {
                depth++;
            }
            before = line;
        }
        return out.toString();
    }

    private static boolean endsWithOpen(StringBuilder out) {
        int start = out.lastIndexOf("\n", out.length() - 2) + 1;
        String last = out.substring(start).strip();
        int comment = last.indexOf(" //");
        String code = comment > 0 ? last.substring(0, comment).strip() : last;
        return code.endsWith("{") && !last.startsWith("//");
    }

    private static String text(Line line, int depth) {
        String indent = INDENT.repeat(depth);
        StringBuilder out = new StringBuilder(indent).append(code(line, indent));
        for (String margin : margins(line)) {
            int start = out.lastIndexOf("\n") + 1;
            int column = out.length() - start;
            boolean first = !out.substring(start).contains(" @") || margin.startsWith("@");
            int target =
                    column <= indent.length() && line.code().isEmpty() ? column : Math.max(NOTE_COLUMN, column + 2);
            out.append(" ".repeat((first || column < NOTE_COLUMN ? target : column + 2) - column))
                    .append(margin);
        }
        return out.toString().stripTrailing();
    }

    /** Returns notes as one text and the comment as another. */
    private static List<String> margins(Line line) {
        List<String> margins = new ArrayList<>();
        if (!line.notes().isEmpty()) {
            margins.add(join(line.notes(), ""));
        }
        if (!line.comment().isEmpty()) {
            margins.add(line.comment());
        }
        return margins;
    }

    private static String code(Line line, String indent) {
        if (line.name().isEmpty()) {
            return join(line.code(), indent);
        }
        String name = join(line.name(), indent);
        return name + " ".repeat(Math.max(0, line.width() - name.length())) + " = " + join(line.code(), indent);
    }

    /** Gives settings that stand together one width for their names. */
    private static void align(List<Line> lines) {
        List<Line> group = new ArrayList<>();
        for (Line line : lines) {
            if (!line.name().isEmpty()) {
                group.add(line);
            } else if (line.isBlank() || !line.code().isEmpty()) {
                widen(group);
                group.clear();
            }
        }
        widen(group);
    }

    private static void widen(List<Line> group) {
        int width = group.stream()
                .mapToInt(line -> join(line.name(), "").length())
                .max()
                .orElse(0);
        group.forEach(line -> line.widen(width));
    }

    private static String join(List<Lexeme> lexemes, String indent) {
        StringBuilder out = new StringBuilder();
        Lexeme before = null;
        boolean fresh = false;
        int nesting = 0;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme at = lexemes.get(i);
            if (at.is("]") || at.is(")")) {
                nesting--;
            }
            if (at.kind() == Kind.SOFT_BREAK) {
                fresh = true;
                continue;
            }
            if (fresh || (before != null && before.kind() == Kind.COMMENT)) {
                out.append('\n').append(indent).append(INDENT.repeat(Math.max(0, nesting)));
            } else if (before != null && spaced(before, at)) {
                out.append(at.kind() == Kind.COMMENT ? "  " : " ");
            }
            fresh = false;
            out.append(at.kind() == Kind.COMMENT ? at.text().stripTrailing() : at.text());
            if (at.is("[") || at.is("(")) {
                nesting++;
            }
            before = at;
        }
        return out.toString();
    }

    private static boolean spaced(Lexeme before, Lexeme at) {
        boolean tight = before.is("(") || before.is("[") || before.is(".") || before.is("@") || before.is("-");
        boolean closing = at.is(")") || at.is("]") || at.is(",") || at.is(".") || at.is(":");
        boolean call = at.is("(") && before.kind() == Kind.NAME;
        return !tight && !closing && !call;
    }
}
