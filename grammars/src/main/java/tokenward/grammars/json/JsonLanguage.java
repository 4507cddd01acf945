package tokenward.grammars.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.lr.Gate;
import tokenward.grammars.prefix.scan.Words;

/** JSON as the engine knows it. */
public final class JsonLanguage {
    private JsonLanguage() {}

    /** Compiles the language; keep it. */
    public static Language compile() {
        Map<String, Set<String>> phrases = new LinkedHashMap<>();
        phrases.put("a string", Set.of("STRING"));
        phrases.put("a number", Set.of("NUMBER"));
        return Language.compile(
                new JsonLexer(CharStreams.fromString("")),
                new JsonParser(new CommonTokenStream(new ListTokenSource(List.of()))),
                new Language.Options("JSON", "text", Words.Options.NONE, rule -> Gate.NONE, phrases, ""));
    }
}
