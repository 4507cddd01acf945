package tokenward.grammars.prefix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.tool.Grammar;
import org.antlr.v4.tool.LexerGrammar;
import org.junit.jupiter.api.Test;
import tokenward.grammars.prefix.lex.GrammarException;
import tokenward.grammars.prefix.lr.Gate;
import tokenward.grammars.prefix.scan.Words;

/** What the engine asks of a grammar, and what it says when it does not get it. */
class GrammarConditionsTest {
    @Test
    void follows_a_grammar_read_at_run_time() throws Exception {
        Language sums = compile("A : 'a' ; PLUS : '+' ; B : ' '+ -> skip ;", "s : e EOF ; e : e PLUS e | A ;");

        assertThat(sums.start().append("a + a+").isViable()).isTrue();
        assertThat(sums.start().append("a + a").isComplete()).isTrue();
        assertThat(sums.start().append("a +").completion()).hasValue("a");
        assertThat(sums.start().append("a a").isViable()).isFalse();
    }

    @Test
    void a_gate_is_decided_when_tables_are_built() throws Exception {
        String parser = "s : (A | since_2 B) EOF ; since_2 : ;";

        assertThat(compile("A : 'a' ; B : 'b' ;", parser, rule -> rule.equals("since_2") ? Gate.OPEN : Gate.NONE)
                        .start()
                        .append("b")
                        .isViable())
                .isTrue();
        assertThat(compile("A : 'a' ; B : 'b' ;", parser, rule -> rule.equals("since_2") ? Gate.SHUT : Gate.NONE)
                        .start()
                        .append("b")
                        .isViable())
                .isFalse();
    }

    @Test
    void drops_alternatives_that_can_never_be_finished() throws Exception {
        Language language = compile("A : 'a' ; B : 'b' ;", "s : (A | B x) EOF ; x : B x ;");

        assertThat(language.start().append("b").isViable()).isFalse();
        assertThat(language.start().append("a").isViable()).isTrue();
    }

    @Test
    void refuses_lexers_it_cannot_follow() {
        refuses("A : 'a'*? 'b' ;", "s : A EOF ;", "rule `A` repeats non-greedily");
        refuses("A : 'a' A? ;", "s : A EOF ;", "rule `A` calls itself");
        refuses("A : 'a' -> more ; B : 'b' ;", "s : B EOF ;", "rule `A` uses `more`");
        refuses("A : 'a' {x();} ;", "s : A EOF ;", "rule `A` has an action in the target language");
        refuses("A : {x()}? 'a' ;", "s : A EOF ;", "rule `A` has a predicate");
    }

    @Test
    void refuses_parsers_it_cannot_follow() {
        refuses("A : 'a' ;", "s : A ;", "rule `s` must end in EOF");
        refuses("A : 'a' ;", "s : x EOF ; x : {x()}? A ;", "rule `x` has a predicate");
        refuses("A : 'a' ;", "s : x EOF ; x : A x ;", "rule `s` yields no text at all");
    }

    @Test
    void says_so_when_a_text_can_be_read_in_too_many_ways() throws Exception {
        Language language = compile("A : 'a' ;", "s : x EOF ; x : A | A x A | A x | x A A ;");

        assertThatThrownBy(() -> language.start().append("a".repeat(400)))
                .isInstanceOf(GrammarException.class)
                .hasMessageContaining("in more than 64 ways at once");
    }

    private static void refuses(String lexer, String parser, String message) {
        assertThatThrownBy(() -> compile(lexer, parser))
                .isInstanceOf(GrammarException.class)
                .hasMessageContaining(message);
    }

    private static Language compile(String lexer, String parser) throws Exception {
        return compile(lexer, parser, rule -> Gate.NONE);
    }

    private static Language compile(String lexer, String parser, Function<String, Gate> gates) throws Exception {
        LexerGrammar words = new LexerGrammar("lexer grammar L; " + lexer);
        Grammar sentences = new Grammar("parser grammar P; " + parser, words);
        Lexer reader = words.createLexerInterpreter(CharStreams.fromString(""));
        return Language.compile(
                reader,
                sentences.createParserInterpreter(new CommonTokenStream(new ListTokenSource(List.of()))),
                new Language.Options("test", "s", Words.Options.NONE, gates, Map.of(), ""));
    }
}
