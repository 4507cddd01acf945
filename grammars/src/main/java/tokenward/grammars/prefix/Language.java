package tokenward.grammars.prefix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Vocabulary;
import tokenward.grammars.prefix.lex.GrammarException;
import tokenward.grammars.prefix.lr.Gate;
import tokenward.grammars.prefix.lr.ParseTable;
import tokenward.grammars.prefix.lr.Stacks;
import tokenward.grammars.prefix.scan.Scanner;
import tokenward.grammars.prefix.scan.Words;

/** A language, compiled from an ANTLR lexer and parser: byte automaton, tables and the words to speak of it. Immutable. */
public final class Language {
    private final String name;
    private final Words words;
    private final ParseTable table;
    private final List<String> typeNames;
    private final Map<String, Set<Integer>> phrases;
    private final String filler;
    private final Completion completion;

    private Language(
            String name,
            Words words,
            ParseTable table,
            List<String> typeNames,
            Map<String, Set<Integer>> phrases,
            String filler) {
        this.name = name;
        this.words = words;
        this.table = table;
        this.typeNames = typeNames;
        this.phrases = phrases;
        this.filler = filler;
        this.completion = new Completion(this);
    }

    /**
     * What a pair of grammars cannot say itself.
     *
     * @param name of the language
     * @param startRule parser rule of a whole text
     * @param lexing what the lexer grammar cannot say
     * @param gates what a parser rule is to the tables, by name
     * @param phrases how to speak of token types that are all possible at once, or of a single one: phrase to symbolic
     *     names, the most general first
     * @param filler a line that is right wherever a line may stand, such as {@code pass}; put in the place of a faulty
     *     one when reading goes on behind it. Empty when the language has none
     */
    public record Options(
            String name,
            String startRule,
            Words.Options lexing,
            Function<String, Gate> gates,
            Map<String, Set<String>> phrases,
            String filler) {}

    /**
     * Compiles a language; takes a fraction of a second.
     *
     * @param lexer any instance of the generated lexer
     * @param parser any instance of the generated parser, which must share the lexer's token types
     * @throws GrammarException when the grammars cannot be followed exactly; the message names the rule
     */
    public static Language compile(Lexer lexer, Parser parser, Options options) {
        return compile(Words.compile(lexer, options.lexing()), parser, options);
    }

    /** Compiles a language whose words are compiled already. */
    public static Language compile(Words words, Parser parser, Options options) {
        ParseTable table = ParseTable.compile(parser, options.startRule(), options.gates());
        Vocabulary vocabulary = parser.getVocabulary();
        List<String> names = new ArrayList<>();
        for (int type = 0; type < table.terminals(); type++) {
            names.add(displayName(vocabulary, type));
        }
        Map<String, Set<Integer>> phrases = new LinkedHashMap<>();
        options.phrases().forEach((phrase, members) -> {
            Set<Integer> types = new TreeSet<>();
            for (int type = 1; type < table.terminals(); type++) {
                String symbolic = vocabulary.getSymbolicName(type);
                if (symbolic != null && members.contains(symbolic)) {
                    types.add(type);
                }
            }
            if (types.size() != members.size()) {
                throw new IllegalArgumentException("phrase " + phrase + " names unknown token types among " + members);
            }
            phrases.put(phrase, types);
        });
        return new Language(options.name(), words, table, names, phrases, options.filler());
    }

    private static String displayName(Vocabulary vocabulary, int type) {
        if (type == 0) {
            return "the end of the text";
        }
        String literal = vocabulary.getLiteralName(type);
        if (literal != null) {
            return "`" + literal.substring(1, literal.length() - 1) + "`";
        }
        String symbolic = vocabulary.getSymbolicName(type);
        return symbolic == null ? "type " + type : symbolic;
    }

    /** Returns the language's name. */
    public String name() {
        return name;
    }

    /** Returns the state before the first character. */
    public PrefixState start() {
        return new PrefixState(this, new Scanner(words, table.start(), null));
    }

    /** Returns the parser's tables, for their measures. */
    public ParseTable table() {
        return table;
    }

    /** Returns the memory of automaton and tables. */
    public long bytes() {
        return table.bytes() + words.lexicon().dfa().bytes();
    }

    /** Returns the words. */
    public Words words() {
        return words;
    }

    String filler() {
        return filler;
    }

    Completion completion() {
        return completion;
    }

    /** Returns what terminals are called: of those in the set, whole phrases first, then the rest one by one. */
    Set<String> describe(Set<Integer> types) {
        Set<String> said = new TreeSet<>();
        Set<Integer> left = new TreeSet<>(types);
        phrases.forEach((phrase, members) -> {
            if (!members.isEmpty() && left.containsAll(members)) {
                said.add(phrase);
                left.removeAll(members);
            }
        });
        left.forEach(type -> said.add(typeNames.get(type)));
        return said;
    }

    /** Returns the terminals that can come next. */
    Set<Integer> acceptable(Stacks stacks) {
        Set<Integer> types = new TreeSet<>();
        for (int type = 0; type < table.terminals(); type++) {
            if (stacks.canShift(type)) {
                types.add(type);
            }
        }
        return types;
    }
}
