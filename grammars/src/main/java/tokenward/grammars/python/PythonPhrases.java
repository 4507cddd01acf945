package tokenward.grammars.python;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How to speak of Python's token types: by what all of a set begin or are, the most general first. */
final class PythonPhrases {
    private static final List<String> NAMES = List.of("NAME", "MATCH", "CASE", "TYPE", "UNDERSCORE");
    private static final List<String> VALUES =
            with(NAMES, "NUMBER IMAGINARY STRING BYTES FSTRING_START NONE TRUE FALSE ELLIPSIS LPAR LSQB LBRACE");
    private static final List<String> EXPRESSIONS = with(VALUES, "NOT LAMBDA MINUS PLUS TILDE AWAIT");
    private static final List<String> STATEMENTS = with(
            EXPRESSIONS,
            "STAR YIELD RETURN RAISE IMPORT FROM DEL ASSERT GLOBAL NONLOCAL PASS BREAK CONTINUE IF FOR WHILE TRY WITH"
                    + " ASYNC DEF CLASS AT");

    private PythonPhrases() {}

    /** Returns the phrases, each with the symbolic names of the types it stands for. */
    static Map<String, Set<String>> all() {
        Map<String, Set<String>> phrases = new LinkedHashMap<>();
        phrases.put("a statement", Set.copyOf(STATEMENTS));
        phrases.put("an expression", Set.copyOf(EXPRESSIONS));
        phrases.put("a value", Set.copyOf(VALUES));
        put(
                phrases,
                "an operator",
                "PLUS MINUS STAR SLASH DOUBLE_SLASH PERCENT AT DOUBLE_STAR AMPER VERTICAL_BAR CIRCUMFLEX LEFT_SHIFT"
                        + " RIGHT_SHIFT EQUAL_EQUAL NOT_EQUAL LESS LESS_EQUAL GREATER GREATER_EQUAL IN IS NOT AND OR");
        put(phrases, "an operator that joins conditions", "AND OR");
        put(
                phrases,
                "an assignment",
                "EQUAL PLUS_EQUAL MINUS_EQUAL STAR_EQUAL SLASH_EQUAL DOUBLE_SLASH_EQUAL PERCENT_EQUAL AT_EQUAL"
                        + " DOUBLE_STAR_EQUAL AMPER_EQUAL VERTICAL_BAR_EQUAL CIRCUMFLEX_EQUAL LEFT_SHIFT_EQUAL"
                        + " RIGHT_SHIFT_EQUAL");
        put(phrases, "a call or an index", "LPAR LSQB DOT");
        phrases.put("a name", Set.copyOf(NAMES));
        put(phrases, "another string", "STRING FSTRING_START");
        put(phrases, "an indented block", "INDENT");
        put(phrases, "the end of the block", "DEDENT");
        put(phrases, "the end of the line", "NEWLINE");
        put(phrases, "text", "FSTRING_MIDDLE");
        put(phrases, "the closing quote", "FSTRING_END");
        put(phrases, "a conversion such as `!r`", "CONVERSION");
        put(phrases, "a number", "NUMBER");
        put(phrases, "an imaginary number", "IMAGINARY");
        put(phrases, "a string", "STRING");
        put(phrases, "an f-string", "FSTRING_START");
        put(phrases, "a bytes literal", "BYTES");
        return phrases;
    }

    private static void put(Map<String, Set<String>> phrases, String phrase, String types) {
        phrases.put(phrase, Set.of(types.split(" ", -1)));
    }

    private static List<String> with(List<String> narrower, String more) {
        Set<String> all = new LinkedHashSet<>(narrower);
        all.addAll(List.of(more.split(" ", -1)));
        return List.copyOf(all);
    }
}
