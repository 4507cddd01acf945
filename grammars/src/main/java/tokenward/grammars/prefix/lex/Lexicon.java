package tokenward.grammars.prefix.lex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.atn.ATN;

/** A compiled lexer grammar: the byte automaton and what its rules do. Immutable. */
public final class Lexicon {
    private final ByteDfa dfa;
    private final List<LexerRule> rules;
    private final int types;

    private Lexicon(ByteDfa dfa, List<LexerRule> rules, int types) {
        this.dfa = dfa;
        this.rules = rules;
        this.types = types;
    }

    /**
     * Compiles a lexer's automaton.
     *
     * @param ruleNames as the generated lexer names them, fragments included
     * @param modeNames as the generated lexer names them
     * @param parents the mode each mode extends, by name; modes that extend nothing are absent
     * @throws tokenward.grammars.prefix.lex.GrammarException when a rule cannot be a byte automaton
     */
    public static Lexicon compile(ATN atn, String[] ruleNames, String[] modeNames, Map<String, String> parents) {
        List<String> modes = List.of(modeNames);
        Map<Integer, Integer> parentOf = new HashMap<>();
        parents.forEach((mode, parent) -> parentOf.put(modes.indexOf(mode), modes.indexOf(parent)));
        if (parentOf.containsKey(-1) || parentOf.containsValue(-1)) {
            throw new IllegalArgumentException("modes " + parents + " must all be among " + modes);
        }
        List<LexerRule> rules = LexerRules.read(atn, ruleNames);
        int types = atn.maxTokenType + 1;
        return new Lexicon(new ByteDfaBuilder(atn, rules, parentOf, types).build(), new ArrayList<>(rules), types);
    }

    /** Returns the automaton. */
    public ByteDfa dfa() {
        return dfa;
    }

    /** Returns what a rule does. */
    public LexerRule rule(int index) {
        return rules.get(index);
    }

    /** Returns the number of rules, fragments included. */
    public int size() {
        return rules.size();
    }

    /** Returns the number of token types, 0 (end of text) included; also the bit that stands for trivia. */
    public int types() {
        return types;
    }
}
