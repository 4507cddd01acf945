package tokenward.dsl.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.syntax.Lexeme.Kind;

/** Cuts a file into lines: one statement each, but a block of one short setting may stay on its line. */
final class LineSplitter {
    private final List<Lexeme> lexemes;
    private final Set<Integer> inline = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Lexeme> open = new ArrayList<>();
    private int nesting;
    private boolean blank = true;

    LineSplitter(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
        markInline();
    }

    List<Line> lines() {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme at = lexemes.get(i);
            switch (at.kind()) {
                case BREAK -> {
                    if (open.isEmpty() && blank) {
                        lines.add(Line.BLANK);
                    }
                    flush("");
                    blank = true;
                }
                case COMMENT -> comment(at);
                default -> code(i, at);
            }
        }
        flush("");
        return lines;
    }

    private void comment(Lexeme at) {
        if (nesting > 0) {
            open.add(at);
        } else if (open.isEmpty()
                && !blank
                && !lines.isEmpty()
                && lines.get(lines.size() - 1).comment().isEmpty()) {
            Line last = lines.remove(lines.size() - 1);
            List<Lexeme> whole = new ArrayList<>(last.code());
            lines.add(Line.of(whole, at.text()));
        } else {
            flush(at.text());
        }
        blank = false;
    }

    private void code(int i, Lexeme at) {
        if (at.is("[") || at.is("(")) {
            nesting++;
        } else if (at.is("]") || at.is(")")) {
            nesting--;
        }
        boolean brace = (at.is("{") || at.is("}")) && !inline.contains(i);
        if (brace && at.is("}")) {
            flush("");
        }
        open.add(at);
        if (brace) {
            flush("");
        }
        blank = false;
    }

    private void flush(String comment) {
        if (!open.isEmpty() || !comment.isEmpty()) {
            lines.add(Line.of(open, comment));
            open.clear();
        }
    }

    /** A block stays on its line when it was written on one and holds at most one setting. */
    private void markInline() {
        Deque<Integer> opened = new ArrayDeque<>();
        Deque<Boolean> plain = new ArrayDeque<>();
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme at = lexemes.get(i);
            boolean breaks = at.kind() == Kind.BREAK
                    || at.kind() == Kind.SOFT_BREAK
                    || at.kind() == Kind.COMMENT
                    || at.text().indexOf('\n') >= 0
                    || at.is("{");
            if (breaks && !plain.isEmpty()) {
                plain.pop();
                plain.push(false);
            }
            if (at.is("{")) {
                opened.push(i);
                plain.push(true);
            } else if (at.is("}") && !opened.isEmpty()) {
                int start = opened.pop();
                if (plain.pop()) {
                    inline.add(start);
                    inline.add(i);
                }
            }
        }
    }
}
