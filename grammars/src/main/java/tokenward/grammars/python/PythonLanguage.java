package tokenward.grammars.python;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.lr.Gate;
import tokenward.grammars.prefix.scan.Fence;
import tokenward.grammars.prefix.scan.Words;

/** Python as the engine knows it: what its two grammars cannot say, and one language for each version. */
public final class PythonLanguage {
    private static final Pattern GATE = Pattern.compile("(since|until)_3_(\\d+)");

    private PythonLanguage() {}

    private static final class Held {
        static final Words WORDS = compileWords();
    }

    /** Compiles the language of one version; takes a fraction of a second, so keep it. */
    public static Language compile(PythonVersion version) {
        PythonParser parser = new PythonParser(new CommonTokenStream(new ListTokenSource(List.of())));
        Words words = version.minor() < 12 ? words().fenced(fences()) : words();
        return Language.compile(
                words,
                parser,
                new Language.Options(
                        "Python " + version,
                        "file",
                        Words.Options.NONE,
                        rule -> gate(rule, version),
                        PythonPhrases.all(),
                        "pass"));
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
        return Words.compile(
                new PythonLexer(CharStreams.fromString("")),
                new Words.Options(layout, parents, Map.of(), Set.of("NAME", "STRING", "BYTES")));
    }

    /** Up to 3.11 the end of an f-string was found before anyone looked into its replacement fields. */
    private static Map<String, Integer> fences() {
        int always = Fence.BACKSLASH | Fence.COMMENT;
        return Map.of(
                "FIELD_1", always | Fence.LINE_BREAK | Fence.SINGLE_QUOTE,
                "FIELD_2", always | Fence.LINE_BREAK | Fence.DOUBLE_QUOTE,
                "FIELD_3", always | Fence.THREE_SINGLE_QUOTES,
                "FIELD_6", always | Fence.THREE_DOUBLE_QUOTES);
    }

    private static Gate gate(String rule, PythonVersion version) {
        Matcher gate = GATE.matcher(rule);
        if (!gate.matches()) {
            return Gate.NONE;
        }
        boolean reached = version.minor() >= Integer.parseInt(gate.group(2));
        return reached == gate.group(1).equals("since") ? Gate.OPEN : Gate.SHUT;
    }
}
