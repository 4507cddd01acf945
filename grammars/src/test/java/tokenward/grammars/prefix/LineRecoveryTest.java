package tokenward.grammars.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;

class LineRecoveryTest {
    private static final PrefixChecker CHECKER = new PrefixChecker(PythonLanguage.compile(PythonVersion.V3_11));

    @Test
    void finds_nothing_in_a_program() {
        assertThat(CHECKER.faults("x = 1\nif x:\n    y\n")).isEmpty();
    }

    @Test
    void finds_one_fault_for_each_faulty_line() {
        assertThat(offending("x = = 1\ny = 2\nf() = 3\nz = 4\n")).containsExactly("=", "=");
    }

    @Test
    void leaves_out_the_block_of_a_faulty_header() {
        assertThat(offending("def f(:\n    a b\n    c\nx y\n")).containsExactly(":", "y");
    }

    @Test
    void a_faulty_line_is_still_a_body() {
        assertThat(offending("if x:\n    y = = 1\nz = 2\n")).containsExactly("=");
    }

    @Test
    void a_bracket_left_open_costs_one_fault() {
        assertThat(offending("x = (1,\ndef f():\n    return 1\n")).containsExactly("def");
    }

    private static List<String> offending(String text) {
        return CHECKER.faults(text).stream()
                .map(dead -> text.substring(dead.offending().start()).split("[ \n(]", 2)[0])
                .map(word -> word.isEmpty() ? "(" : word)
                .toList();
    }
}
