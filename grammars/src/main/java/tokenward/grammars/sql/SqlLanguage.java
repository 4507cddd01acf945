package tokenward.grammars.sql;

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

/** SELECT, INSERT, UPDATE and DELETE as the engine knows them. */
public final class SqlLanguage {
    private SqlLanguage() {}

    /** Compiles the language; keep it. */
    public static Language compile() {
        Map<String, Set<String>> phrases = new LinkedHashMap<>();
        phrases.put("a name", Set.of("NAME", "QUOTED"));
        phrases.put("a string", Set.of("STRING"));
        phrases.put("a number", Set.of("NUMBER"));
        phrases.put("a parameter", Set.of("PARAMETER"));
        return Language.compile(
                new SqlLexer(CharStreams.fromString("")),
                new SqlParser(new CommonTokenStream(new ListTokenSource(List.of()))),
                new Language.Options("SQL", "statements", Words.Options.NONE, rule -> Gate.NONE, phrases, ""));
    }
}
