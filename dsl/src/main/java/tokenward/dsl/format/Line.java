package tokenward.dsl.format;

import java.util.List;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.syntax.Lexeme.Kind;

/** One statement of a file, or the brackets of a block, or a comment of its own, or nothing. */
final class Line {
    static final Line BLANK = new Line(List.of(), List.of(), List.of(), "");

    private final List<Lexeme> name;
    private final List<Lexeme> code;
    private final List<Lexeme> notes;
    private final String comment;
    private int width;

    private Line(List<Lexeme> name, List<Lexeme> code, List<Lexeme> notes, String comment) {
        this.name = List.copyOf(name);
        this.code = List.copyOf(code);
        this.notes = List.copyOf(notes);
        this.comment = comment;
    }

    static Line of(List<Lexeme> lexemes, String comment) {
        int equals = equalsOf(lexemes);
        boolean setting = equals > 0;
        int from = setting ? equals + 1 : 0;
        int notes = notesFrom(lexemes, from);
        boolean loose = notes == 0;
        return new Line(
                setting ? lexemes.subList(0, equals) : List.of(),
                lexemes.subList(from, loose ? lexemes.size() : notes),
                loose ? List.of() : lexemes.subList(notes, lexemes.size()),
                comment.stripTrailing());
    }

    /** Returns where the {@code =} of a line that is a setting stands, or -1. */
    private static int equalsOf(List<Lexeme> lexemes) {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme at = lexemes.get(i);
            if (at.is("=")) {
                return i;
            }
            if (at.kind() != Kind.NAME && !at.is(".")) {
                return -1;
            }
        }
        return -1;
    }

    private static int notesFrom(List<Lexeme> lexemes, int from) {
        for (int i = from; i < lexemes.size(); i++) {
            if (lexemes.get(i).is("@")) {
                return i;
            }
        }
        return lexemes.size();
    }

    List<Lexeme> name() {
        return name;
    }

    List<Lexeme> code() {
        return code;
    }

    List<Lexeme> notes() {
        return notes;
    }

    String comment() {
        return comment;
    }

    int width() {
        return width;
    }

    void widen(int wider) {
        width = wider;
    }

    boolean isBlank() {
        return name.isEmpty() && code.isEmpty() && notes.isEmpty() && comment.isEmpty();
    }

    boolean opens() {
        return name.isEmpty() && !code.isEmpty() && code.get(code.size() - 1).is("{");
    }

    boolean closes() {
        return name.isEmpty() && !code.isEmpty() && code.get(0).is("}");
    }
}
