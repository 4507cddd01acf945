package tokenward.rewards.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanedTest {
    @Test
    void comments_blank_lines_and_documentation_go() {
        String program = """
                # about
                \"\"\"Module.\"\"\"
                def f(a):  # takes a
                    '''Does it.'''

                    return a
                """;

        assertThat(Cleaned.of(program).text()).isEqualTo("def f(a):  \n    return a");
    }

    @Test
    void a_string_after_a_blank_line_or_inside_an_expression_stays() {
        String program = "x = 1\n\n    \ny = (\n  'a' 'b')\nz = 'c'\n";

        assertThat(Cleaned.of(program).text()).isEqualTo("x = 1\ny = (\n  'a' 'b')\nz = 'c'");
    }

    @Test
    void a_string_in_column_one_goes_even_from_an_expression() {
        assertThat(Cleaned.of("x = [\n'a', 'b']\n").text()).isEqualTo("x = [\n, 'b']");
    }

    @Test
    void tabs_become_single_spaces_except_where_a_block_begins() {
        assertThat(Cleaned.of("def f(a):\n\tb = a\n\treturn b\n").text()).isEqualTo("def f(a):\n\tb = a\n return b");
    }

    @Test
    void lines_joined_by_backslashes_become_one() {
        assertThat(Cleaned.of("x = 1 + \\\n    2\n").text()).isEqualTo("x = 1 +    2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x = (1  # open\n", "'''never closed\n", "if a:\n    b\n  c  # between\n", "x = 1) # closed\n"})
    void what_python_cannot_split_into_words_stays_as_it_is(String program) {
        assertThat(Cleaned.of(program).text()).isEqualTo(program);
    }

    @Test
    void every_character_knows_where_it_comes_from() {
        String program = "def f():\n\t'''doc'''\n\tx = 'a\\\nb'  # c\n\treturn x\n";
        Mapped cleaned = Cleaned.of(program);

        for (int i = 0; i < cleaned.text().length(); i++) {
            char c = cleaned.text().charAt(i);
            if (!Character.isWhitespace(c)) {
                assertThat(program.charAt(cleaned.origin(i)))
                        .as("character %d", i)
                        .isEqualTo(c);
            }
        }
    }
}
