package tokenward.grammars.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tokenward.grammars.text.Span;

class PythonTreeTest {
    @Test
    void spans_are_offsets_without_trailing_line_breaks() {
        PythonTree tree = PythonTree.parse("if x:\n    y = 1\n\n# end\nz\n");

        assertThat(tree.all("if_stmt"))
                .singleElement()
                .extracting(PythonNode::span)
                .isEqualTo(new Span(0, 15));
        assertThat(tree.all("block").get(0).text()).isEqualTo("y = 1");
    }

    @Test
    void counts_characters_beyond_the_basic_plane_as_two_units() {
        PythonTree tree = PythonTree.parse("a = '\uD83D\uDE00'; b = 2\n");

        assertThat(tree.all("name")).extracting(PythonNode::text).containsExactly("a", "b");
    }

    @Test
    void leaves_out_levels_that_add_nothing() {
        PythonTree tree = PythonTree.parse("f(a, b=1) + c\n");

        PythonNode sum = tree.root().children().get(0);
        assertThat(sum.type()).isEqualTo("sum");
        assertThat(sum.children()).extracting(PythonNode::type).containsExactly("call", "+", "name");
        assertThat(sum.all("keyword_argument").get(0).text()).isEqualTo("b=1");
        assertThat(sum.all("keyword_argument").get(0).parent().map(PythonNode::type))
                .hasValue("arguments");
    }

    @Test
    void takes_long_sums_whole() {
        PythonTree tree = PythonTree.parse("x = " + "a + ".repeat(900) + "a\n");

        assertThat(tree.isProgram()).isTrue();
        assertThat(tree.all("sum")).hasSize(900);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a + '         | nests more than 1000 levels deep",
                "'- '           | nests more than 1000 levels deep",
                "'not '         | nests more than 1000 levels deep",
                "'lambda: '     | nests more than 1000 levels deep",
                "'a if b else ' | nests more than 1000 levels deep",
                "'a('           | more than 200 brackets are open",
                "'f{['          | more than 200 brackets are open"
            })
    void says_so_when_a_statement_nests_too_deep(String again, String message) {
        PythonTree tree = PythonTree.parse("x = " + again.repeat(3000) + "a\n");

        assertThat(tree.isProgram()).isFalse();
        assertThat(tree.errors())
                .first()
                .extracting(PythonTree.SyntaxError::message)
                .isEqualTo(message);
    }

    @Test
    void parses_replacement_fields_as_expressions() {
        PythonTree tree = PythonTree.parse("f'{a + b!r:>{w}} {{'\n");

        assertThat(tree.all("fstring_field")).hasSize(2);
        assertThat(tree.all("name")).extracting(PythonNode::text).containsExactly("a", "b", "w");
    }

    @Test
    void names_the_first_word_it_cannot_fit_in() {
        PythonTree tree = PythonTree.parse("x = 1\ny = = 2\n");

        assertThat(tree.isProgram()).isFalse();
        assertThat(tree.errors().get(0).span()).isEqualTo(new Span(10, 11));
        assertThat(tree.all("plain_assignment")).isNotEmpty();
    }

    @Test
    void survives_text_that_is_not_python() {
        for (String text :
                new String[] {"", "$", "'abc\nx", "f'{", ")))", "  x\n y\n", "\\", "def", "\u0000", "x = '''"}) {
            assertThat(PythonTree.parse(text).root().span()).as(text).isEqualTo(new Span(0, text.length()));
        }
    }

    @Test
    void finds_the_innermost_node_around_a_span() {
        PythonTree tree = PythonTree.parse("f(a.b)\n");

        assertThat(tree.at(new Span(2, 5)).type()).isEqualTo("attribute");
        assertThat(PythonTree.outwards(tree.at(new Span(2, 3))).map(PythonNode::type))
                .containsExactly("name", "attribute", "arguments", "call", "file");
    }

    @Test
    void survives_a_missing_word() {
        PythonTree tree = PythonTree.parse("for color in zip(color\n");

        assertThat(tree.isProgram()).isFalse();
        assertThat(tree.root().leaves()).extracting(PythonNode::text).contains("for", "zip");
    }
}
