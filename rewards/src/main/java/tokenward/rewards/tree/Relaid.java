package tokenward.rewards.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tokenward.rewards.tree.Lines.Line;

/**
 * A text laid out anew as tree-sitter reads its indentation, which accepts what Python does not: a line that returns to
 * a column no block has belongs to the innermost block that begins before it, a tab counts eight columns wherever it
 * stands, a line indented without reason stays in its block, and a block may be empty.
 */
final class Relaid {
    /** What stands in an empty block; it is taken out of the tree again. */
    static final String NOTHING = "pass";

    static final Set<String> OPENERS = Set.of(
            "if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class", "async", "match",
            "case");

    private static final Set<String> WAIT_FOR_ELSE = Set.of("if", "elif", "for", "while", "try", "except", "async");

    private final String text;
    private final Mapped source;
    private final Mapped out = Mapped.empty();
    private final Deque<Integer> indents = new ArrayDeque<>();
    /** The first word of the last statement of each open block, by depth. */
    private final NavigableMap<Integer, String> leads = new TreeMap<>();

    private Relaid(Mapped source) {
        this.source = source;
        this.text = source.text();
        indents.push(0);
    }

    /** Lays a text out anew; origins are those of the text behind the one given. */
    static Mapped of(Mapped source) {
        Relaid relaid = new Relaid(source);
        relaid.write(Lines.of(relaid.text).lines());
        return relaid.out;
    }

    private void write(List<Line> lines) {
        boolean opened = false;
        boolean joins = false;
        for (Line line : lines) {
            int width = width(line);
            if (joins) {
                copy(line, '\n');
                joins = false;
                continue;
            }
            if (opened && width > indents.getFirst()) {
                indents.push(width);
            } else if (opened) {
                nothing();
            }
            while (width < indents.getFirst()) {
                indents.pop();
            }
            indent();
            joins = isStray(line);
            if (joins) {
                // A capital makes it a name; its characters still come from the keyword.
                out.append('E', source.origin(line.start()));
                copy(new Line(line.indent(), line.start() + 1, line.end(), line.comments(), line.joins()), ' ');
            } else {
                copy(line, '\n');
            }
            opened = !joins && opens(text, line);
            leads.put(indents.size(), firstWord(text, line));
            leads.tailMap(indents.size(), false).clear();
        }
        if (opened) {
            nothing();
        }
    }

    /** An {@code else:} that no statement waits for is read as a name with the next line for its annotation. */
    private boolean isStray(Line line) {
        String lead = leads.getOrDefault(indents.size(), "");
        return text.substring(line.start(), line.end()).equals("else:") && !WAIT_FOR_ELSE.contains(lead);
    }

    private int width(Line line) {
        int width = 0;
        for (int i = line.indent(); i < line.start(); i++) {
            char c = text.charAt(i);
            width = c == '\t' ? width + 8 : c == ' ' ? width + 1 : 0;
        }
        return width;
    }

    private void indent() {
        for (int i = 1; i < indents.size(); i++) {
            out.invent(' ');
        }
    }

    private void nothing() {
        // One deeper than the header it follows, on a line of its own.
        indent();
        out.invent(' ');
        NOTHING.chars().forEach(c -> out.invent((char) c));
        out.invent('\n');
    }

    private void copy(Line line, char end) {
        int comment = 0;
        for (int i = line.start(); i < line.end(); i++) {
            if (comment < line.comments().size() && i == line.comments().get(comment)[0]) {
                i = line.comments().get(comment++)[1] - 1;
                continue;
            }
            out.append(text.charAt(i), source.origin(i));
        }
        out.invent(end);
    }

    /** Returns whether a line opens a block. */
    static boolean opens(String text, Line line) {
        return text.charAt(line.end() - 1) == ':' && OPENERS.contains(firstWord(text, line));
    }

    static String firstWord(String text, Line line) {
        int end = line.start();
        while (end < line.end() && Lines.isWordPart(text.charAt(end))) {
            end++;
        }
        return text.substring(line.start(), end);
    }
}
