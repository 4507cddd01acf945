package tokenward.experiments.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;

class GrammarClosingTest {
    private static final GrammarClosing CLOSING = new GrammarClosing(PythonLanguage.compile(PythonVersion.V3_11));

    @Test
    void ends_a_program_that_was_cut_off() {
        Completion closed = CLOSING.apply(Completion.ofCharacters("x = [1, (2,"));

        assertThat(closed.codeText()).isEqualTo("x = [1, (2,)]");
        assertThat(closed.length()).isEqualTo(11);
    }

    @Test
    void leaves_what_is_whole_faulty_or_not_at_the_end_alone() {
        for (Completion completion : new Completion[] {
            Completion.ofCharacters("x = 1\n"),
            Completion.ofCharacters("f() = 1"),
            Completion.ofCharacters("x = (\n``` is it").withCode(Optional.of(new Span(0, 6))),
            Completion.ofCharacters("prose").withCode(Optional.empty())
        }) {
            assertThat(CLOSING.apply(completion).text()).isEqualTo(completion.text());
        }
    }
}
