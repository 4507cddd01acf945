package tokenward.grammars.python;

import java.util.Map;
import java.util.TreeSet;
import org.antlr.v4.runtime.CharStreams;
import tokenward.grammars.prefix.Verdict;
import tokenward.grammars.prefix.Words;
import tokenward.grammars.text.Span;

/** Python as the engine knows it. */
public final class PythonLanguage {
    private PythonLanguage() {}

    private static final class Held {
        static final Words WORDS = compileWords();
    }

    /** Judges a finished text; an unfinished program is viable and not complete. */
    public static Verdict check(String text, PythonVersion version) {
        PythonTree tree = PythonTree.parse(text);
        if (tree.isProgram()) {
            return new Verdict.Viable(true);
        }
        Span span = tree.errors().get(0).span();
        boolean unfinished =
                text.substring(Math.min(span.start(), text.length())).isBlank();
        return unfinished ? new Verdict.Viable(false) : new Verdict.Dead(span, new TreeSet<>());
    }

    /** Returns the words of Python; compiled once. */
    static Words words() {
        return Held.WORDS;
    }

    private static Words compileWords() {
        Words.LayoutNames layout = new Words.LayoutNames("NEWLINE", "INDENT", "DEDENT", "LINE_JOIN");
        Map<String, String> parents = Map.of(
                "FIELD_1", "DEFAULT_MODE",
                "FIELD_2", "DEFAULT_MODE",
                "FIELD_3", "DEFAULT_MODE",
                "FIELD_6", "DEFAULT_MODE");
        return Words.compile(new PythonLexer(CharStreams.fromString("")), new Words.Options(layout, parents, Map.of()));
    }
}
