package tokenward.dsl.syntax;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import tokenward.grammars.exp.ExpLexer;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Span;

/** Ways of writing brought along from other languages: each is answered with how it is written here. */
final class Habits {
    private static final int THOUSAND = 3;
    private static final Set<String> VARIABLES =
            Set.of("let", "var", "val", "const", "set", "local", "export", "final");
    private static final Set<Integer> VALUES = Set.of(
            ExpLexer.ID,
            ExpLexer.NUMBER,
            ExpLexer.STRING,
            ExpLexer.MINUS,
            ExpLexer.TRUE,
            ExpLexer.FALSE,
            ExpLexer.NONE);

    private Habits() {}

    /** Returns what a fault comes from, when a habit explains it. */
    static Optional<Diagnostic> explain(Statement statement) {
        return Stream.<Function<Statement, Optional<Diagnostic>>>of(
                        Habits::otherFormat,
                        Habits::logic,
                        Habits::colon,
                        Habits::equalsSign,
                        BracketHabits::brace,
                        BracketHabits::parenthesis,
                        Habits::comma,
                        Habits::point,
                        Habits::minus,
                        Habits::word,
                        Habits::note,
                        BracketHabits::closing)
                .flatMap(habit -> habit.apply(statement).stream())
                .findFirst();
    }

    /** A file that begins with a bracket is in another format altogether. */
    private static Optional<Diagnostic> otherFormat(Statement s) {
        boolean first = s.source().text().substring(0, s.place().start()).isBlank();
        if (!first || !(s.isAt(ExpLexer.LBRACE) || s.isAt(ExpLexer.LBRACK))) {
            return Optional.empty();
        }
        String format = s.isAt(ExpLexer.LBRACE) ? "JSON" : "TOML";
        return Optional.of(fault(s, "a file begins with `import`, `experiment` or `define`", "looks like " + format)
                .help("write `experiment name {`, and settings as `path = value`"
                        + (format.equals("JSON") ? "; a plan in JSON is read from a file named `.json`" : "")));
    }

    /** What a program would decide or repeat, a sweep repeats and a reward body decides. */
    private static Optional<Diagnostic> logic(Statement s) {
        String first = s.before().isEmpty() ? "" : s.before().get(0).getText();
        return switch (first) {
            case "for", "while" ->
                Optional.of(Diagnostic.of(
                                ExpCode.E0104, "there are no loops", s.source(), s.placeBefore(0), "repeats nothing")
                        .help("runs are repeated by a sweep: `sweep { seed = 1 .. 3 }`"));
            case "if", "else", "elif" ->
                Optional.of(Diagnostic.of(
                                ExpCode.E0104,
                                "there are no conditions",
                                s.source(),
                                s.placeBefore(0),
                                "decides nothing")
                        .help("what depends on the program belongs into the body of a `define reward`"));
            default -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> colon(Statement s) {
        if (!s.isAt(ExpLexer.COLON)) {
            return Optional.empty();
        }
        if (s.startsAs(ExpLexer.ID, ExpLexer.ID) && s.next(0) == ExpLexer.ID) {
            return Optional.of(fault(s, "a parent is named with `extends`, not `:`", "write `extends` here")
                    .edit(s.place(), "extends"));
        }
        if (s.before().size() == 1 && s.before().get(0).getType() == ExpLexer.STRING && s.next(0) != Token.EOF) {
            return Optional.of(named(s, 0)
                    .map(name -> fault(s, "settings are written with `=`, and their names without quotes", "not JSON")
                            .edit(new Span(s.placeBefore(0).start(), s.place().end()), name + " ="))
                    .orElseGet(() -> fault(s, "settings are written with `=`, not `:`", "not JSON")));
        }
        if (!s.isPath() && !s.startsAs(ExpLexer.ID, ExpLexer.ID)) {
            return Optional.empty();
        }
        if (s.next(0) == ExpLexer.LBRACE) {
            return Optional.of(
                    fault(s, "a block takes no `:`", "nothing stands here").edit(s.place(), ""));
        }
        if (s.next(0) == ExpLexer.NEWLINE || s.next(0) == Token.EOF) {
            return Optional.of(fault(s, "a block stands in braces, not behind `:`", "opens nothing")
                    .help("write `" + s.textBefore() + " {`, and `}` behind its last line"));
        }
        boolean assigned = s.next(0) == ExpLexer.EQUALS;
        Span sign = assigned ? ExpReader.spanOf(s.at(), s.after().get(0)) : s.place();
        return Optional.of(
                fault(s, "settings are written with `=`, not `" + (assigned ? ":=" : ":") + "`", "put `=` here")
                        .edit(sign, assigned ? "=" : " ="));
    }

    private static Optional<Diagnostic> equalsSign(Statement s) {
        if (!s.isAt(ExpLexer.EQUALS)) {
            return Optional.empty();
        }
        if (s.last() == ExpLexer.EQUALS) {
            return Optional.of(fault(s, "settings are written with one `=`", "one too many")
                    .edit(s.place(), ""));
        }
        if (s.within(ExpLexer.LPAREN, ExpLexer.RPAREN) && s.last() == ExpLexer.ID) {
            return Optional.of(fault(s, "arguments are written `name: value`", "put `:` here")
                    .edit(s.place(), ":"));
        }
        if (s.startsAs(ExpLexer.ID, ExpLexer.ID)
                && VARIABLES.contains(s.before().get(0).getText())) {
            return Optional.of(Diagnostic.of(
                            ExpCode.E0104, "there are no variables", s.source(), s.placeBefore(0), "declares nothing")
                    .help("settings are written `path = value`")
                    .edit(new Span(s.placeBefore(0).start(), s.placeBefore(1).start()), ""));
        }
        boolean second = s.before().stream().anyMatch(t -> t.getType() == ExpLexer.EQUALS);
        return second && s.last() == ExpLexer.ID ? Optional.of(secondSetting(s)) : Optional.empty();
    }

    /** Two settings on one line: the second begins where its path does. */
    private static Diagnostic secondSetting(Statement s) {
        int first = s.before().size() - 1;
        while (first >= 2
                && s.before().get(first - 1).getType() == ExpLexer.DOT
                && s.before().get(first - 2).getType() == ExpLexer.ID) {
            first -= 2;
        }
        Span name = ExpReader.spanOf(
                s.before().get(first), s.before().get(s.before().size() - 1));
        return Diagnostic.of(ExpCode.E0104, "two settings stand on one line", s.source(), name, "begins the second")
                .help("each setting has a line of its own; a block may hold one setting on its line")
                .edit(Span.at(name.start()), "\n");
    }

    private static Optional<Diagnostic> comma(Statement s) {
        if (!s.isAt(ExpLexer.COMMA) || s.before().isEmpty()) {
            return Optional.empty();
        }
        int next = s.next(0);
        if (next == ExpLexer.NEWLINE || next == Token.EOF || next == ExpLexer.RBRACE) {
            return Optional.of(fault(s, "the end of the line ends a setting, without a comma", "nothing stands here")
                    .edit(s.place(), ""));
        }
        if (next == ExpLexer.ID && (s.next(1) == ExpLexer.EQUALS || s.next(1) == ExpLexer.COLON)) {
            return Optional.of(fault(s, "two settings stand on one line", "a line break separates them")
                    .help("each setting has a line of its own; a block may hold one setting on its line")
                    .edit(s.place(), "\n"));
        }
        if (s.last() == ExpLexer.NUMBER && next == ExpLexer.NUMBER) {
            return Optional.of(numbers(s));
        }
        boolean value = s.before().stream().anyMatch(t -> t.getType() == ExpLexer.EQUALS) && VALUES.contains(next);
        return value
                ? Optional.of(fault(s, "a list stands in square brackets", "a second value")
                        .help("write `[first, second]`"))
                : Optional.empty();
    }

    /** A comma between digits is a decimal point to some, groups thousands for others, and may separate a list. */
    private static Diagnostic numbers(Statement s) {
        Token left = s.before().get(s.before().size() - 1);
        Token right = s.after().get(0);
        boolean joined =
                left.getStopIndex() + 1 == s.at().getStartIndex() && s.at().getStopIndex() + 1 == right.getStartIndex();
        if (!joined) {
            return fault(s, "a list stands in square brackets", "a second value")
                    .help("write `[first, second]`");
        }
        Span both = ExpReader.spanOf(left, right);
        boolean thousands =
                right.getText().length() == THOUSAND && !left.getText().startsWith("0");
        String number = left.getText() + (thousands ? "_" : ".") + right.getText();
        return Diagnostic.of(ExpCode.E0104, "a number has no comma", s.source(), both, "")
                .meant(number, number);
    }

    private static Optional<Diagnostic> point(Statement s) {
        if (!s.isAt(ExpLexer.DOT) && !s.isAt(ExpLexer.RANGE)) {
            return Optional.empty();
        }
        boolean number = s.last() == ExpLexer.NUMBER;
        if (s.last() == ExpLexer.RANGE || (s.isAt(ExpLexer.RANGE) && number)) {
            return Optional.of(fault(s, "a range is written `first .. last`", "two dots"));
        }
        if (s.isAt(ExpLexer.DOT) && number) {
            return Optional.of(fault(s, "a number does not end in a point", "a digit is missing")
                    .edit(Span.at(s.place().end()), "0"));
        }
        boolean bare = s.isAt(ExpLexer.DOT) && s.next(0) == ExpLexer.NUMBER;
        return bare
                ? Optional.of(fault(s, "a number does not begin with a point", "a digit is missing")
                        .edit(Span.at(s.place().start()), "0"))
                : Optional.empty();
    }

    private static Optional<Diagnostic> minus(Statement s) {
        boolean valued = s.before().stream().anyMatch(t -> t.getType() == ExpLexer.EQUALS);
        if (s.isAt(ExpLexer.ID) && s.last() == ExpLexer.MINUS && !valued) {
            return Optional.of(hyphen(s, s.placeBefore(s.before().size() - 1)));
        }
        if (!s.isAt(ExpLexer.MINUS)) {
            return Optional.empty();
        }
        if (s.before().isEmpty()) {
            return Optional.of(
                    fault(s, "a list stands in square brackets", "not an item").help("write `name = [first, second]`"));
        }
        if (s.next(0) == ExpLexer.MINUS) {
            return Optional.of(fault(s, "a comment begins with `//`", "write `//` here")
                    .edit(ExpReader.spanOf(s.at(), s.after().get(0)), "//"));
        }
        if (s.last() == ExpLexer.NUMBER && valued) {
            return Optional.of(fault(s, "there is no arithmetic", "subtracts nothing")
                    .help("write the result; a range is written `first .. last`"));
        }
        boolean name = s.last() == ExpLexer.ID && s.next(0) == ExpLexer.ID && !valued;
        return name ? Optional.of(hyphen(s, s.place())) : Optional.empty();
    }

    private static Diagnostic hyphen(Statement s, Span at) {
        return Diagnostic.of(ExpCode.E0104, "a name has no hyphen", s.source(), at, "write `_` here")
                .edit(at, "_");
    }

    private static Optional<Diagnostic> word(Statement s) {
        if (s.startsAs(ExpLexer.IMPORT) && !s.isAt(ExpLexer.NEWLINE)) {
            Span rest = restOfLine(s);
            return Optional.of(
                    Diagnostic.of(ExpCode.E0104, "a file name stands in quotes", s.source(), rest, "not quoted")
                            .edit(rest, '"' + rest.in(s.source().text()) + '"'));
        }
        if (s.isAt(ExpLexer.IMPORT) && s.startsAs(ExpLexer.ID, ExpLexer.STRING)) {
            String file = s.before().get(1).getText();
            Span all = new Span(s.placeBefore(0).start(), restOfLine(s).end());
            return Optional.of(Diagnostic.of(ExpCode.E0104, "`import` takes a whole file", s.source(), all, "")
                    .meant("import " + file, "import " + file));
        }
        if (s.isAt(ExpLexer.ID) && s.last() == ExpLexer.ID && s.before().size() == 2 && s.next(0) == ExpLexer.LBRACE) {
            Span name = ExpReader.spanOf(s.before().get(1), s.at());
            String joined = s.before().get(1).getText() + "_" + s.at().getText();
            return Optional.of(Diagnostic.of(ExpCode.E0104, "a name has no spaces", s.source(), name, "")
                    .meant(joined, joined));
        }
        if (s.isAt(ExpLexer.LBRACE) && s.startsAs(ExpLexer.ID, ExpLexer.NUMBER, ExpLexer.ID)) {
            Span digit = s.placeBefore(1);
            return Optional.of(Diagnostic.of(
                            ExpCode.E0104, "a name begins with a letter", s.source(), digit, "begins with a digit")
                    .edit(Span.at(digit.start()), "_"));
        }
        String keyword = s.at().getText().toLowerCase(Locale.ROOT);
        boolean reserved = Set.of("import", "define", "extends", "without", "true", "false", "none")
                .contains(keyword);
        if (reserved && !s.before().isEmpty() && (s.last() == ExpLexer.EQUALS || s.last() == ExpLexer.ID)) {
            return Optional.of(
                    fault(s, "`" + s.at().getText() + "` is a word of the language and names nothing", "reserved")
                            .help("take another name; text is written in quotes: `\"" + s.at().getText() + "\"`"));
        }
        return Optional.empty();
    }

    private static Span restOfLine(Statement s) {
        int from = s.place().start();
        int to = from;
        String text = s.source().text();
        while (to < text.length() && "\r\n".indexOf(text.charAt(to)) < 0 && !text.startsWith("//", to)) {
            to++;
        }
        return new Span(from, from + text.substring(from, to).stripTrailing().length());
    }

    private static Optional<Diagnostic> note(Statement s) {
        int size = s.before().size();
        boolean open = size >= THOUSAND
                && s.before().get(size - 3).getType() == ExpLexer.AT
                && s.before().get(size - 2).getType() == ExpLexer.ID
                && s.last() == ExpLexer.LPAREN;
        if (open) {
            return Optional.of(fault(s, "what a note says stands in quotes", "not quoted")
                    .help("write `@" + s.before().get(size - 2).getText() + "(\"...\")`"));
        }
        boolean bare = size >= 2 && s.before().get(size - 2).getType() == ExpLexer.AT && s.last() == ExpLexer.ID;
        if (bare && !s.isAt(ExpLexer.LPAREN)) {
            String kind = s.before().get(size - 1).getText();
            return Optional.of(fault(s, "a note says what vouches for the value", "put `(\"...\")` here")
                    .help("write `@" + kind + "(\"Table 3\")`"));
        }
        return s.isAt(ExpLexer.EQUALS) && s.isPath() ? noteAbove(s) : Optional.empty();
    }

    private static Optional<Diagnostic> noteAbove(Statement s) {
        String text = s.source().text();
        String above = text.substring(0, s.placeBefore(0).start()).stripTrailing();
        int start = above.lastIndexOf('\n') + 1;
        String note = above.substring(start).strip();
        if (!note.startsWith("@")) {
            return Optional.empty();
        }
        Span place = new Span(above.length() - note.length(), above.length());
        return Optional.of(Diagnostic.of(
                        ExpCode.E0104,
                        "a note stands behind the value it vouches for",
                        s.source(),
                        place,
                        "above a setting")
                .help("write `" + s.textBefore() + " = value " + note + "`"));
    }

    /** Returns quoted text that is a name but for its quotes. */
    static Optional<String> named(Statement s, int index) {
        String text = s.before().get(index).getText();
        return Optional.of(text.substring(1, text.length() - 1)).filter(t -> t.matches("[A-Za-z_][A-Za-z_0-9]*"));
    }

    static Diagnostic fault(Statement s, String title, String label) {
        Span place = s.isAt(ExpLexer.NEWLINE) || s.isAt(Token.EOF)
                ? Span.at(s.place().start())
                : s.place();
        return Diagnostic.of(ExpCode.E0104, title, s.source(), place, label);
    }
}
