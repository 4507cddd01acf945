package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.syntax.Lexeme.Kind;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/**
 * Where an offset is among the words of a file, found from the words alone, so that a half-typed file has it too.
 *
 * @param blocks the blocks around it, outermost first
 * @param present names that the innermost block sets already
 * @param before the words of its statement in front of it
 * @param at the word it touches, with the offset inside it or at its end
 * @param offset the offset itself
 */
record Cursor(List<Header> blocks, Set<String> present, List<Lexeme> before, Optional<Lexeme> at, int offset) {
    /**
     * How a block begins.
     *
     * @param define whether it is a definition
     * @param name empty for a block without one
     */
    record Header(boolean define, String kind, String name) {}

    static Cursor at(SourceText source, int offset) {
        List<Lexeme> lexemes = Lexeme.of(source);
        Optional<Lexeme> touched = touched(lexemes, offset);
        int start = touched.map(l -> l.span().start()).orElse(offset);
        List<Header> blocks = new ArrayList<>();
        List<Set<String>> names = new ArrayList<>(List.of(new HashSet<>()));
        List<Lexeme> statement = new ArrayList<>();
        int i = 0;
        for (; i < lexemes.size() && lexemes.get(i).span().end() <= start; i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is("{")) {
                blocks.add(header(statement));
                names.add(new HashSet<>());
                statement.clear();
            } else if (lexeme.is("}")) {
                if (!blocks.isEmpty()) {
                    blocks.remove(blocks.size() - 1);
                    names.remove(names.size() - 1);
                }
                statement.clear();
            } else if (lexeme.kind() == Kind.BREAK) {
                setting(statement).ifPresent(names.get(names.size() - 1)::add);
                statement.clear();
            } else if (lexeme.kind() != Kind.COMMENT && lexeme.kind() != Kind.SOFT_BREAK) {
                statement.add(lexeme);
            }
        }
        Set<String> present = names.get(names.size() - 1);
        following(lexemes, i, present);
        return new Cursor(List.copyOf(blocks), present, List.copyOf(statement), touched, offset);
    }

    /** A cursor between two words belongs to the name it touches, whichever side that is on. */
    private static Optional<Lexeme> touched(List<Lexeme> lexemes, int offset) {
        Optional<Lexeme> best = Optional.empty();
        for (Lexeme lexeme : lexemes) {
            Span span = lexeme.span();
            boolean inside = span.start() < offset && offset < span.end();
            boolean word = lexeme.kind() == Kind.NAME || lexeme.kind() == Kind.KEYWORD || isOpen(lexeme);
            boolean edge = word && (offset == span.start() || offset == span.end());
            boolean comment = lexeme.kind() == Kind.COMMENT && offset == span.end();
            if (inside || comment || (edge && best.isEmpty())) {
                best = Optional.of(lexeme);
            }
        }
        return best;
    }

    /** Whether it is text or a body that has no end yet, and so reaches to the cursor. */
    private static boolean isOpen(Lexeme lexeme) {
        return lexeme.kind() == Kind.SIGN
                && (lexeme.text().startsWith("\"") || lexeme.text().startsWith("```groovy"));
    }

    /** Collects what the rest of the innermost block sets. */
    private static void following(List<Lexeme> lexemes, int from, Set<String> present) {
        int depth = 0;
        List<Lexeme> statement = new ArrayList<>();
        boolean own = true;
        for (int i = from; i < lexemes.size() && depth >= 0; i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is("{")) {
                depth++;
            } else if (lexeme.is("}")) {
                depth--;
            }
            if (lexeme.kind() == Kind.BREAK || lexeme.is("{") || lexeme.is("}")) {
                if (depth == 0 && !own && lexeme.kind() == Kind.BREAK) {
                    setting(statement).ifPresent(present::add);
                }
                own = false;
                statement.clear();
            } else if (depth == 0) {
                statement.add(lexeme);
            }
        }
    }

    private static Optional<String> setting(List<Lexeme> statement) {
        boolean plain = statement.size() >= 2
                && statement.get(0).kind() == Kind.NAME
                && statement.get(1).is("=");
        return plain ? Optional.of(statement.get(0).text()) : Optional.empty();
    }

    private static Header header(List<Lexeme> statement) {
        boolean define = false;
        List<String> words = new ArrayList<>();
        for (Lexeme lexeme : statement) {
            if (lexeme.kind() == Kind.KEYWORD && lexeme.text().equals("define")) {
                define = true;
            } else if (lexeme.kind() == Kind.KEYWORD) {
                break;
            } else if (lexeme.kind() == Kind.NAME) {
                words.add(lexeme.text());
            }
        }
        return new Header(define, words.isEmpty() ? "" : words.get(0), words.size() > 1 ? words.get(1) : "");
    }

    /** Returns what is typed of the word so far. */
    String typed() {
        return at.map(l -> l.text()
                        .substring(
                                0, Math.min(l.text().length(), offset - l.span().start())))
                .orElse("");
    }

    /** Returns the whole word it touches, for replacing; empty at the cursor where there is none. */
    Span word() {
        return at.filter(l -> l.kind() == Kind.NAME || l.kind() == Kind.KEYWORD)
                .map(Lexeme::span)
                .orElse(Span.at(offset));
    }

    boolean isInComment() {
        return at.filter(l -> l.kind() == Kind.COMMENT).isPresent();
    }

    /** Returns whether it is inside quoted text, closed or not. */
    boolean isInText() {
        return at.filter(l -> l.kind() == Kind.TEXT || (isOpen(l) && l.text().startsWith("\"")))
                .isPresent();
    }

    /** Returns the body it is inside, closed or not. */
    Optional<Lexeme> body() {
        return at.filter(l -> l.kind() == Kind.GROOVY || (isOpen(l) && l.text().startsWith("```")));
    }

    /** Returns whether the statement so far is the names of a path, ending in a dot or empty. */
    Optional<List<String>> path() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            boolean name = i % 2 == 0;
            if (name ? before.get(i).kind() != Kind.NAME : !before.get(i).is(".")) {
                return Optional.empty();
            }
            if (name) {
                words.add(before.get(i).text());
            }
        }
        return before.size() % 2 == 0 ? Optional.of(words) : Optional.empty();
    }

    /** Returns where the value of the statement begins among the words before, or -1. */
    int equalsSign() {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).is("=")) {
                return i;
            }
        }
        return -1;
    }

    boolean begins(String keyword) {
        return !before.isEmpty()
                && before.get(0).kind() == Kind.KEYWORD
                && before.get(0).text().equals(keyword);
    }
}
